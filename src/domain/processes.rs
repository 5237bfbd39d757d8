//! Several processes on one database: what the one that runs the engine does for the others, and what all tell each other.
//!
//! Every process serves; one of them runs the engine. What the others accept is handed to it through the database, and so is what they ask of executions.

use async_trait::async_trait;

use super::{error::Result, id::ExecutionId, ports::Runner};

/// The process that runs the engine, as it is to the others.
#[async_trait]
pub trait Host: Send + Sync {
    /// The engine.
    fn runner(&self) -> &dyn Runner;
    /// Takes in an execution that another process has accepted, and runs it as soon as there is room. One that is here already, or at its end, or gone, is left alone.
    async fn adopt(&self, id: ExecutionId) -> Result<()>;
    /// Sees to it that syncs which other processes began go on.
    fn take_up_syncs(&self);
    /// Whether it has begun to stop: what it refuses from then on is for the process that comes after it.
    fn is_ending(&self) -> bool;
}
