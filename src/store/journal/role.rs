//! What a process is to the journal that it writes: alone with it, the one that runs the engine, or one that only accepts.

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::entry::Change;
use crate::store::{
    codes::{COMPLETED, WAITING},
    lease::Fence,
    wire::{self, Wire},
};

/// The part that a journal's process has.
#[derive(Debug, Clone, Default)]
pub(in crate::store) enum Role {
    /// There is nobody else.
    #[default]
    Alone,
    /// It runs the engine, for as long as the fence holds.
    Leads(Fence),
    /// Another runs the engine, and is told of what this one accepts.
    Follows,
}

impl Role {
    /// Whether this process may write what only the engine's may. To be asked in the transaction that does.
    pub(super) async fn may_run(&self, transaction: &impl ConnectionTrait) -> Result<bool, DbErr> {
        match self {
            Self::Leads(fence) => fence.holds(transaction).await,
            Self::Alone | Self::Follows => Ok(true),
        }
    }

    /// Tells the others what concerns them, one word a group: what was accepted, and what came to its end or waits for a person.
    pub(super) async fn tell(
        &self,
        transaction: &impl ConnectionTrait,
        wire: &Wire,
        accepted: impl Iterator<Item = Uuid>,
        changes: &[(Uuid, Change)],
    ) -> Result<(), DbErr> {
        match self {
            Self::Follows => wire::say_of(transaction, wire::ENGINE, "started", accepted).await,
            Self::Leads(_) if wire.is_waited_for() => {
                let turned = |change: &Change| change.status == WAITING || change.status >= COMPLETED;
                let turned = changes.iter().filter(|(_, change)| turned(change)).map(|(id, _)| *id);
                wire::say_of(transaction, wire::ALL, "turned", turned).await
            }
            Self::Leads(_) | Self::Alone => Ok(()),
        }
    }
}
