//! Torture, in short: `cargo xtask torture` kills a hundred times, and prints what it sees.

use crate::support::{
    PATIENCE,
    bed::{Bed, PROGRAM},
    on_each_database,
    torture::{self, Options},
};

on_each_database!(killed_over_and_over_nothing_acknowledged_is_lost_and_nothing_finished_runs_again);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_processes_the_one_that_runs_the_engine_is_killed_over_and_over() {
    let Some(bed) = Bed::postgres().await else { return };
    torture(&bed, 3).await;
}

async fn killed_over_and_over_nothing_acknowledged_is_lost_and_nothing_finished_runs_again(bed: Bed) {
    torture(&bed, 1).await;
}

async fn torture(bed: &Bed, processes: usize) {
    let options = Options {
        program: PROGRAM.into(),
        folder: bed.folder.path().to_path_buf(),
        database: bed.database.clone(),
        processes,
        kills: 5,
        seed: rand::random(),
        in_flight: 40,
    };
    let shown = format!("{options:?}");
    let tortured = tokio::task::spawn_blocking(move || torture::run(&options, &mut |line| println!("{line}")));
    let summary = tortured.await.unwrap().unwrap_or_else(|error| panic!("{error:#}\n{shown}"));
    assert!(summary.executions > 40 && summary.calls > summary.executions, "{summary:?}");
    assert!(summary.repeated < summary.calls / 2, "more than was under way: {summary:?}");
    assert!(summary.slowest_restart.max(summary.slowest_recovery) < PATIENCE, "{summary:?}");
}
