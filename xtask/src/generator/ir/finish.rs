//! The last passes over a program: numbers closed up, cycles boxed, exactness spread.

use std::collections::HashSet;

use super::{Additional, Program, Slot, Ty, TypeIx, TypeKind};

/// Gives types their final numbers: `positions` says where each reserved place ended up.
pub(super) fn renumber(program: &mut Program, positions: &[usize]) {
    for slot in program.slots_mut() {
        renumber_slot(slot, positions);
    }
}

fn renumber_slot(slot: &mut Slot, positions: &[usize]) {
    match &mut slot.ty {
        Ty::Named(ix) => ix.0 = positions[ix.0],
        Ty::List(inner) | Ty::Map(inner) => renumber_slot(inner, positions),
        _ => {}
    }
}

/// Boxes the fields by which a type would contain itself.
pub(super) fn box_cycles(program: &mut Program) {
    fn inner(slot: &Slot) -> Option<TypeIx> {
        match slot.ty {
            Ty::Named(ix) => Some(ix),
            _ => None,
        }
    }
    let edges: Vec<Vec<TypeIx>> = program
        .types
        .iter()
        .map(|def| match &def.kind {
            TypeKind::Struct(s) => s.fields.iter().filter_map(|f| inner(&f.slot)).collect(),
            TypeKind::Union(u) => u.variants.iter().filter_map(|v| inner(&v.slot)).collect(),
            TypeKind::Alias { slot, .. } => inner(slot).into_iter().collect(),
            TypeKind::Strings(_) => Vec::new(),
        })
        .collect();
    let reaches = |from: TypeIx, to: TypeIx| {
        let mut seen = HashSet::new();
        let mut open = vec![from];
        while let Some(ix) = open.pop() {
            if ix == to {
                return true;
            }
            if seen.insert(ix) {
                open.extend(&edges[ix.0]);
            }
        }
        false
    };
    for (i, def) in program.types.iter_mut().enumerate() {
        let slots: Vec<&mut Slot> = match &mut def.kind {
            TypeKind::Struct(s) => s.fields.iter_mut().map(|f| &mut f.slot).collect(),
            TypeKind::Union(u) => u.variants.iter_mut().map(|v| &mut v.slot).collect(),
            _ => Vec::new(),
        };
        for slot in slots {
            if let Some(ix) = inner(slot) {
                slot.boxed = reaches(ix, TypeIx(i));
            }
        }
    }
}

/// A type is exact when all that it holds is.
pub(super) fn spread_exactness(program: &mut Program) {
    loop {
        let mut changed = false;
        for i in 0..program.types.len() {
            let def = &program.types[i];
            if !def.exact {
                continue;
            }
            let exact = def.exact_here
                && match &def.kind {
                    TypeKind::Struct(s) => {
                        s.fields.iter().all(|f| program.is_exact(&f.slot))
                            && match &s.additional {
                                Additional::Kept { slot, .. } => program.is_exact(slot),
                                _ => true,
                            }
                    }
                    TypeKind::Union(u) => u.variants.iter().all(|v| program.is_exact(&v.slot)),
                    TypeKind::Alias { slot, .. } => program.is_exact(slot),
                    TypeKind::Strings(_) => true,
                };
            if !exact {
                program.types[i].exact = false;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}
