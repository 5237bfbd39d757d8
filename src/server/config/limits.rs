//! Settings of limits: how much each plan may ask for.

use super::{
    ConfigError,
    file::{LimitsTable, PlanTable},
    layers,
    layers::{Layers, Setting},
};
use crate::domain::{
    limits::{LimitSettings, Quota},
    plan::Plan,
};

pub(super) const ENFORCE: Setting =
    Setting { key: "limits.enforce", flag: "--rate-limits", env: "SWITCHYARD_RATE_LIMITS" };
pub(super) const PER_ADDRESS: Setting =
    Setting { key: "limits.unauthenticated_per_minute", flag: "", env: "SWITCHYARD_UNAUTHENTICATED_PER_MINUTE" };
pub(super) const DEFAULT_PLAN: Setting =
    Setting { key: "limits.default_plan", flag: "", env: "SWITCHYARD_DEFAULT_PLAN" };

/// The plans' numbers stand in the file alone, so their keys are their only names.
const QUOTAS: [[Setting; 2]; 4] = [
    [in_file("limits.plans.free.per_minute"), in_file("limits.plans.free.per_day")],
    [in_file("limits.plans.starter.per_minute"), in_file("limits.plans.starter.per_day")],
    [in_file("limits.plans.pro.per_minute"), in_file("limits.plans.pro.per_day")],
    [in_file("limits.plans.business.per_minute"), in_file("limits.plans.business.per_day")],
];

const GROUPS: [Setting; 3] =
    [in_file("limits.groups.sync"), in_file("limits.groups.async"), in_file("limits.groups.results")];

const fn in_file(key: &'static str) -> Setting {
    Setting { key, flag: "", env: "" }
}

pub(super) fn read(layers: &Layers<'_>, flag: Option<&str>, table: &LimitsTable) -> Result<LimitSettings, ConfigError> {
    let published = LimitSettings::default();
    let flag = flag.map(on_or_off).transpose().map_err(|problem| ENFORCE.by_flag(problem))?;
    let enforce = layers.pick(&ENFORCE, flag, table.enforce, on_or_off)?;
    let number = |setting, file, default| layers.number(setting, None, file, default, 1..=1_000_000_000);
    let mut quotas = published.quotas;
    let plans = &table.plans;
    let tables = [&plans.free, &plans.starter, &plans.pro, &plans.business];
    for ((quota, [minute, day]), PlanTable { per_minute, per_day }) in quotas.iter_mut().zip(&QUOTAS).zip(tables) {
        *quota = Quota {
            per_minute: number(minute, *per_minute, quota.per_minute)?,
            per_day: number(day, *per_day, quota.per_day)?,
        };
    }
    let mut groups = published.groups;
    let chosen = [table.groups.sync, table.groups.r#async, table.groups.results];
    for (((_, group), setting), chosen) in groups.iter_mut().zip(&GROUPS).zip(chosen) {
        if chosen.is_some() {
            *group = Some(number(setting, chosen, 0)?);
        }
    }
    Ok(LimitSettings {
        enforce: enforce.is_none_or(|found| found.value),
        quotas,
        groups,
        per_address: number(&PER_ADDRESS, table.unauthenticated_per_minute, published.per_address)?,
    })
}

/// The plan of tenants that nobody chose one for. The largest: whoever runs a server is not to be limited by surprise.
pub(super) fn default_plan(layers: &Layers<'_>, table: &LimitsTable) -> Result<Plan, ConfigError> {
    match layers.pick(&DEFAULT_PLAN, None, table.default_plan.clone(), layers::text)? {
        Some(found) => found.try_map(|text| {
            Plan::parse(&text).ok_or_else(|| format!("`{text}` is not a plan: use free, starter, pro or business"))
        }),
        None => Ok(Plan::Business),
    }
}

fn on_or_off(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(format!("`{text}` is neither `on` nor `off`")),
    }
}
