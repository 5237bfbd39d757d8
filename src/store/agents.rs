//! Agents, their sources, and the workflows of their own.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
    sea_query::{Expr, ExprTrait},
};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    Store, audit,
    codes::{
        self, agent_kind, agent_status, from_json, micros, storable, to_agent_kind, to_agent_status, to_json, to_time,
        value_to_json,
    },
    entity::{
        agent::{ActiveModel, Column, Entity, Model},
        agent_source, message, workflow,
    },
    schedules, wall,
    workflows::{contains, folded, to_row, versions},
};
use crate::domain::{
    Error, Fault, Kind, Result,
    agent::{Agent, AgentFilter},
    audit::Action,
    id::{AgentId, Seq, TenantId, UnitId, WorkflowId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::AgentRepository,
    workflow::{Workflow, WorkflowStatus},
    workflows::now,
};

/// How many ids one query names; SQLite takes 32,766 parameters.
const IDS_PER_QUERY: usize = 1_000;

/// [`AgentRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Agents {
    store: Store,
}

impl Agents {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    async fn one(&self, owner: Owner, which: impl Into<Condition> + Send) -> Result<Option<Agent>> {
        let row = Entity::find().filter(this(owner)).filter(which.into()).one(&self.store.read).await?;
        Ok(self.whole(row.into_iter().collect()).await?.pop())
    }

    /// Whoever's it is.
    async fn load(&self, id: AgentId) -> Result<Option<Agent>> {
        let row = Entity::find().filter(Column::Id.eq(id.0)).one(&self.store.read).await?;
        Ok(self.whole(row.into_iter().collect()).await?.pop())
    }

    /// The agents with their sources, in the order of `rows`.
    async fn whole(&self, rows: Vec<Model>) -> Result<Vec<Agent>> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut sources: HashMap<Uuid, Vec<AgentId>> = HashMap::new();
        for ids in ids.chunks(IDS_PER_QUERY) {
            let found = agent_source::Entity::find()
                .filter(agent_source::Column::AgentId.is_in(ids.iter().copied()))
                .order_by_asc(agent_source::Column::AgentId)
                .order_by_asc(agent_source::Column::Position)
                .all(&self.store.read)
                .await?;
            for row in found {
                sources.entry(row.agent_id).or_default().push(AgentId(row.source_id));
            }
        }
        rows.into_iter()
            .map(|row| {
                let sources = sources.remove(&row.id).unwrap_or_default();
                to_agent(row, sources)
            })
            .collect()
    }

    fn filtered(&self, owner: Owner, filter: &AgentFilter) -> Condition {
        let any = |conditions: Vec<Condition>| {
            (!conditions.is_empty()).then(|| conditions.into_iter().fold(Condition::any(), Condition::add))
        };
        // An element of the list as its JSON spells it, and what stands before it there and nowhere within a text.
        let tagged = |tag: &String| {
            let element = Value::from(tag.as_str()).to_string();
            let at = |before: &str| contains(&self.store, Column::Tags, format!("{before}{element}"));
            Condition::any().add(at("[")).add(at(","))
        };
        let ids = (!filter.ids.is_empty()).then(|| Column::Id.is_in(filter.ids.iter().map(|id| id.0)));
        let statuses = filter.statuses.iter().copied().map(agent_status);
        let statuses = (!filter.statuses.is_empty()).then(|| Column::Status.is_in(statuses));
        this(owner)
            .add_option(ids)
            .add_option(filter.unit.map(|unit| Column::UnitId.eq(unit.0)))
            .add_option(filter.name.as_deref().map(|name| contains(&self.store, Column::NameFolded, folded(name))))
            .add_option(filter.category.as_deref().map(|category| Column::Category.eq(category)))
            .add_option(statuses)
            .add_option(filter.kind.map(|kind| Column::Kind.eq(agent_kind(kind))))
            .add_option(filter.mode.as_deref().map(|mode| Column::Mode.eq(mode)))
            .add_option(any(filter.tags.iter().map(tagged).collect()))
            .add_option(filter.is_favorite.map(|is_favorite| Column::IsFavorite.eq(is_favorite)))
    }
}

#[async_trait]
impl AgentRepository for Agents {
    async fn insert(&self, agent: Agent) -> Result<Agent> {
        let own = own_workflow(&agent);
        let row = row_of(&agent)?;
        let transaction = self.store.begin().await?;
        workflow::Entity::insert(to_row(&own)).exec_without_returning(&transaction).await?;
        versions::insert(&transaction, &own, None).await?;
        let row = Entity::insert(row).exec_with_returning(&transaction).await?;
        keep_sources(&transaction, &agent).await?;
        schedules::keep_agent(&transaction, &agent).await?;
        audit::note(&transaction, agent.owner, Action::Created, Kind::Agent, agent.id.0).await?;
        transaction.commit().await?;
        to_agent(row, agent.sources)
    }

    async fn update(&self, agent: &Agent, seen: &Agent) -> Result<()> {
        let this = this(agent.owner).add(Column::Id.eq(agent.id.0));
        let unchanging = |row: ActiveModel| ActiveModel {
            id: NotSet,
            workflow_id: NotSet,
            created_by: NotSet,
            created_at: NotSet,
            ..row
        };
        let row = unchanging(row_of(agent)?);
        let transaction = self.store.begin().await?;
        let changed = Entity::update_many()
            .set(ActiveModel { tenant_id: NotSet, unit_id: NotSet, ..row })
            .filter(this.clone())
            .filter(Column::UpdatedAt.eq(micros(seen.updated_at)))
            .exec(&transaction)
            .await?
            .rows_affected;
        if changed == 0 {
            let exists = Entity::find().filter(this).count(&transaction).await? > 0;
            return Err(if exists {
                Error::conflict("the agent was changed by someone else in the meantime")
            } else {
                Error::not_found(Kind::Agent)
            });
        }
        if agent.sources != seen.sources {
            keep_sources(&transaction, agent).await?;
        }
        if agent.keep_messages_secs != seen.keep_messages_secs {
            keep_messages(&transaction, agent).await?;
        }
        keep_workflow(&transaction, agent, seen).await?;
        if agent.schedule != seen.schedule || agent.status != seen.status {
            schedules::keep_agent(&transaction, agent).await?;
        }
        audit::note(&transaction, agent.owner, Action::Updated, Kind::Agent, agent.id.0).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn find(&self, owner: Owner, id: AgentId) -> Result<Option<Agent>> {
        let found = self.store.held.agents.get(&id, self.load(id)).await?;
        Ok(found.filter(|agent| wall::is_owned(owner, agent.owner)))
    }

    async fn find_by_code(&self, owner: Owner, code: &str) -> Result<Option<Agent>> {
        if !storable(code) {
            return Ok(None);
        }
        self.one(owner, Condition::all().add(Column::Code.eq(code))).await
    }

    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<Agent>> {
        self.one(owner, Condition::all().add(Column::Seq.eq(seq))).await
    }

    async fn list(&self, owner: Owner, filter: &AgentFilter, page: PageRequest) -> Result<Page<Agent>> {
        let words = [&filter.name, &filter.category, &filter.mode];
        if words.into_iter().flatten().any(|word| !storable(word)) {
            return Ok(Page { items: Vec::new(), total: 0 });
        }
        let all = Entity::find().filter(self.filtered(owner, filter));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let order = if filter.oldest_first { Order::Asc } else { Order::Desc };
        let rows = all.order_by(Column::Seq, order).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: self.whole(rows).await?, total })
    }

    async fn free_code(&self, tenant: TenantId, wanted: &str) -> Result<String> {
        let of_tenant = || Entity::find().select_only().column(Column::Code).filter(Column::TenantId.eq(tenant.0));
        let exact = of_tenant().filter(Column::Code.eq(wanted)).count(&self.store.read).await?;
        if exact == 0 {
            return Ok(wanted.to_owned());
        }
        let numbered = of_tenant().filter(contains(&self.store, Column::Code, format!("{wanted}-")));
        let taken: HashSet<String> = numbered.into_tuple().all(&self.store.read).await?.into_iter().collect();
        let free = (2..=u64::MAX).map(|number| format!("{wanted}-{number}")).find(|code| !taken.contains(code));
        free.ok_or_else(|| Error::internal("numbers have come to an end"))
    }

    async fn delete(&self, owner: Owner, id: AgentId) -> Result<bool> {
        let this = this(owner).add(Column::Id.eq(id.0));
        let transaction = self.store.begin().await?;
        let own: Option<Uuid> = Entity::find()
            .select_only()
            .column(Column::WorkflowId)
            .filter(this.clone())
            .into_tuple()
            .one(&transaction)
            .await?;
        let deleted = Entity::delete_many().filter(this).exec(&transaction).await?.rows_affected > 0;
        if deleted {
            // What is below the agent goes by the database's own rules; the workflow is above it.
            let own = workflow::Column::Id.is_in(own);
            workflow::Entity::delete_many().filter(own).exec(&transaction).await?;
            audit::note(&transaction, owner, Action::Deleted, Kind::Agent, id.0).await?;
        }
        transaction.commit().await?;
        Ok(deleted)
    }
}

fn this(owner: Owner) -> Condition {
    wall::owned(owner, Column::TenantId, Column::UnitId)
}

/// The workflow that an agent's runs are executions of, as it is when the agent is made.
fn own_workflow(agent: &Agent) -> Workflow {
    Workflow {
        seq: 0,
        id: agent.workflow,
        owner: agent.owner,
        name: agent.name.clone(),
        description: String::new(),
        status: WorkflowStatus::Published,
        version: 1,
        published_version: Some(1),
        graph: agent.graph(),
        endpoint: None,
        agent: Some(agent.id),
        created_at: agent.created_at,
        updated_at: agent.updated_at,
    }
}

/// Brings the agent's own workflow in step with it: its name, and its graph as a new version, since runs are pinned to the one that they started with.
async fn keep_workflow(connection: &impl ConnectionTrait, agent: &Agent, seen: &Agent) -> Result<()> {
    let graph_changed = agent.graph() != seen.graph();
    if !graph_changed && agent.name == seen.name {
        return Ok(());
    }
    let row = workflow::Entity::find().filter(workflow::Column::Id.eq(agent.workflow.0)).one(connection).await?;
    let row = row.ok_or_else(|| Error::internal(format!("agent {} has no workflow of its own", agent.id)))?;
    let too_many = || Error::conflict("the agent has changed too often");
    let version = row.version.checked_add(i32::from(graph_changed)).ok_or_else(too_many)?;
    let own = Workflow { version, published_version: Some(version), ..own_workflow(agent) };
    workflow::Entity::update_many()
        .col_expr(workflow::Column::Name, Expr::value(own.name.as_str()))
        .col_expr(workflow::Column::NameFolded, Expr::value(folded(&own.name)))
        .col_expr(workflow::Column::Version, Expr::value(own.version))
        .col_expr(workflow::Column::PublishedVersion, Expr::value(own.published_version))
        .col_expr(workflow::Column::UpdatedAt, Expr::value(micros(own.updated_at)))
        .filter(workflow::Column::Id.eq(own.id.0))
        .exec(connection)
        .await?;
    if graph_changed {
        versions::insert(connection, &own, None).await?;
    }
    Ok(())
}

/// Stores the sources of an agent in place of those that it had. Every one that its owner does not have is a fault.
async fn keep_sources(connection: &impl ConnectionTrait, agent: &Agent) -> Result<()> {
    agent_source::Entity::delete_many().filter(agent_source::Column::AgentId.eq(agent.id.0)).exec(connection).await?;
    let mut known: HashSet<Uuid> = HashSet::new();
    for sources in agent.sources.chunks(IDS_PER_QUERY) {
        let found = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(this(agent.owner))
            .filter(Column::Id.is_in(sources.iter().map(|source| source.0)));
        known.extend(found.into_tuple::<Uuid>().all(connection).await?);
    }
    let missing = agent.sources.iter().enumerate().filter(|(_, source)| !known.contains(&source.0));
    let faults: Vec<Fault> = missing
        .map(|(index, _)| Fault::new(format!("/sources/{index}"), "unknown_record", "there is no such agent"))
        .collect();
    if !faults.is_empty() {
        return Err(Error::Invalid { faults });
    }
    if agent.sources.is_empty() {
        return Ok(());
    }
    let rows = (0..).zip(&agent.sources).map(|(position, source)| agent_source::ActiveModel {
        agent_id: Set(agent.id.0),
        source_id: Set(source.0),
        position: Set(position),
    });
    agent_source::Entity::insert_many(rows).exec_without_returning(connection).await?;
    Ok(())
}

/// Rewrites when the messages expire that the agent has emitted. What has expired stays so, though it may not have been swept up yet: gone is gone.
async fn keep_messages(connection: &impl ConnectionTrait, agent: &Agent) -> Result<()> {
    let expires = match agent.keep_messages_secs {
        0 => Expr::value(None::<i64>),
        // Bounded by the domain: no moment is out of range.
        secs => Expr::col(message::Column::CreatedAt).add(secs.saturating_mul(1_000_000)),
    };
    message::Entity::update_many()
        .col_expr(message::Column::ExpiresAt, expires)
        .filter(message::Column::AgentId.eq(agent.id.0))
        .filter(
            Condition::any()
                .add(message::Column::ExpiresAt.is_null())
                .add(message::Column::ExpiresAt.gt(micros(now()))),
        )
        .exec(connection)
        .await?;
    Ok(())
}

fn object(fields: &Map<String, Value>) -> Result<String> {
    value_to_json(&Value::Object(fields.clone()))
}

fn row_of(agent: &Agent) -> Result<ActiveModel> {
    // Through a value, so that what is nested too deeply is refused here and not found out when it is read.
    let definition = agent.definition.as_ref().map(|definition| {
        let value = serde_json::to_value(definition).map_err(Error::internal)?;
        value_to_json(&value)
    });
    Ok(ActiveModel {
        seq: NotSet,
        id: Set(agent.id.0),
        tenant_id: Set(agent.owner.tenant.0),
        unit_id: Set(codes::unit(agent.owner.unit)),
        name: Set(agent.name.clone()),
        name_folded: Set(folded(&agent.name)),
        description: Set(agent.description.clone()),
        code: Set(agent.code.clone()),
        category: Set(agent.category.clone()),
        kind: Set(agent_kind(agent.kind)),
        mode: Set(agent.mode.clone()),
        tags: Set(to_json(&agent.tags)?),
        icon: Set(to_json(&agent.icon)?),
        is_favorite: Set(agent.is_favorite),
        status: Set(agent_status(agent.status)),
        config: Set(object(&agent.config)?),
        extend_properties: Set(object(&agent.extend_properties)?),
        usage_guide: Set(agent.usage_guide.clone()),
        ab_test_id: Set(agent.ab_test_id.clone()),
        ab_test_enabled: Set(agent.ab_test_enabled),
        definition: Set(definition.transpose()?),
        workflow_id: Set(agent.workflow.0),
        class: Set(agent.class.clone()),
        options: Set(object(&agent.options)?),
        schedule: Set(agent.schedule.clone()),
        keep_messages_secs: Set(agent.keep_messages_secs),
        guid: Set(agent.guid.clone()),
        created_by: Set(agent.created_by.clone()),
        updated_by: Set(agent.updated_by.clone()),
        created_at: Set(micros(agent.created_at)),
        updated_at: Set(micros(agent.updated_at)),
    })
}

fn to_agent(row: Model, sources: Vec<AgentId>) -> Result<Agent> {
    Ok(Agent {
        seq: row.seq,
        id: AgentId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name,
        description: row.description,
        code: row.code,
        category: row.category,
        kind: to_agent_kind(row.kind)?,
        mode: row.mode,
        tags: from_json(&row.tags)?,
        icon: from_json(&row.icon)?,
        is_favorite: row.is_favorite,
        status: to_agent_status(row.status)?,
        config: from_json(&row.config)?,
        extend_properties: from_json(&row.extend_properties)?,
        usage_guide: row.usage_guide,
        ab_test_id: row.ab_test_id,
        ab_test_enabled: row.ab_test_enabled,
        definition: row.definition.as_deref().map(from_json).transpose()?,
        workflow: WorkflowId(row.workflow_id),
        class: row.class,
        options: from_json(&row.options)?,
        schedule: row.schedule,
        sources,
        keep_messages_secs: row.keep_messages_secs,
        guid: row.guid,
        created_by: row.created_by,
        updated_by: row.updated_by,
        created_at: to_time(row.created_at)?,
        updated_at: to_time(row.updated_at)?,
    })
}

#[cfg(test)]
mod tests;
