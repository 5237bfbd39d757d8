//! Every operation through the router.

use chrono::{DateTime, TimeDelta, Utc};
use generated::activeworkflow::{SCHEMAS, types as wire};
use serde_json::{Map, Value, json};

use crate::{
    api::{
        ClientsFault,
        testing::{Answer, Bed, bed},
    },
    domain::{
        agent::{Agent, AgentStatus},
        agents::NewAgent,
        id::MessageId,
        identity::Owner,
        message::Message,
        testing::owner,
        transfer::Label,
        users::NewUserToken,
        workflow::{NewWorkflow, WorkflowStatus},
    },
};

struct Client {
    bed: Bed,
    token: String,
}

async fn token(bed: &Bed, owner: Owner) -> String {
    let users = &bed.services().users;
    let user = users.create(owner, "ada".to_owned()).await.unwrap();
    users.issue_token(&user, NewUserToken { name: "t".to_owned(), expires_at: None }).await.unwrap().text
}

async fn client() -> Client {
    let bed = bed();
    let token = token(&bed, bed.owner).await;
    Client { bed, token }
}

impl Client {
    async fn get(&self, path: &str) -> Answer {
        let header = format!("Bearer {}", self.token);
        self.bed.send("GET", &format!("/activeworkflow/api/v1{path}"), &[("authorization", &header)], "").await
    }

    async fn agent(&self, new: NewAgent) -> Agent {
        self.bed.services().agents.create(self.bed.owner, new).await.unwrap()
    }

    fn emit(&self, agent: &Agent, payload: Value, created_at: DateTime<Utc>, expires_at: Option<DateTime<Utc>>) {
        let mut records = self.bed.fakes().records();
        let seq = i64::try_from(records.messages.len()).unwrap() + 1;
        let (id, owner) = (MessageId::new(), agent.owner);
        records.messages.push(Message {
            seq,
            id,
            owner,
            agent: agent.id,
            execution: None,
            payload,
            hops: 0,
            created_at,
            expires_at,
        });
    }
}

fn refused(answer: &Answer, status: u16) -> String {
    assert_eq!(answer.status, status, "{}", answer.json());
    let body: wire::ErrorResponse = answer.keeps(&SCHEMAS, "/components/schemas/ErrorResponse");
    body.error
}

fn text(answer: &Answer) -> &str {
    assert_eq!(answer.status, 200, "{}", answer.json());
    std::str::from_utf8(&answer.body).unwrap()
}

#[tokio::test]
async fn agents_are_shown_with_their_fields_in_order() {
    let client = client().await;
    let one = client.agent(NewAgent { name: "One".to_owned(), ..NewAgent::default() }).await;
    let class = Some("Agents::EmailAgent".to_owned());
    let two = NewAgent { name: "Two".to_owned(), class, sources: vec![one.id], ..NewAgent::default() };
    client.agent(NewAgent { status: AgentStatus::Inactive, ..two }).await;
    client.emit(&one, json!({}), Utc::now(), None);
    let first =
        r#"{"id":1,"name":"One","type":"Agents::ManualMessageAgent","messages_count":1,"disabled":false,"sources":[]}"#;
    let second =
        r#"{"id":2,"name":"Two","type":"Agents::EmailAgent","messages_count":0,"disabled":true,"sources":[{"id":1}]}"#;
    assert_eq!(text(&client.get("/agents").await), format!("[{first},{second}]"));
    assert_eq!(text(&client.get("/agents/2").await), second);
}

#[tokio::test]
async fn messages_come_newest_first_and_after_means_after() {
    let client = client().await;
    let agent = client.agent(NewAgent { name: "One".to_owned(), ..NewAgent::default() }).await;
    let start: DateTime<Utc> = "2026-03-01T08:30:00.125250Z".parse().unwrap();
    for n in 0..3 {
        client.emit(&agent, json!({ "n": n }), start + TimeDelta::seconds(n), None);
    }
    client.emit(&agent, json!({}), start, Some(Utc::now() - TimeDelta::seconds(1)));
    let later = Utc::now() + TimeDelta::days(1);
    client.emit(&agent, json!({"last": true}), start + TimeDelta::seconds(9), Some(later));
    let ids = async |query: &str| {
        let answer = client.get(&format!("/agents/1/messages{query}")).await;
        let list: Vec<Value> = serde_json::from_str(text(&answer)).unwrap();
        list.iter().map(|one| one["id"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(ids("").await, [5, 3, 2, 1]);
    assert_eq!(ids("?limit=2").await, [5, 3]);
    assert_eq!(ids("?limit=0").await, [0; 0]);
    // The very time that the second one was shown with.
    assert_eq!(ids("?after=2026-03-01T08:30:01.125Z").await, [5, 3]);
    assert_eq!(ids("?after=2026-03-01T10:30:01.124%2B02:00&limit=3").await, [5, 3, 2]);
    assert_eq!(ids("?after=2026-03-02").await, [0; 0]);
    let shown = text(&client.get("/agents/1/messages?limit=4").await).to_owned();
    assert!(
        shown.contains(r#"{"id":1,"agent_id":1,"created_at":"2026-03-01T08:30:00.125Z","expires_at":null}"#),
        "{shown}"
    );
    let one = client.get("/messages/3").await;
    let expect = r#"{"id":3,"agent_id":1,"created_at":"2026-03-01T08:30:02.125Z","expires_at":null,"payload":{"n":2}}"#;
    assert_eq!(text(&one), expect);
    assert_eq!(refused(&client.get("/messages/4").await, 404), "404 Record not found", "it has expired");
}

#[tokio::test]
async fn what_does_not_validate_is_500_and_the_clients_fault() {
    let client = client().await;
    client.agent(NewAgent { name: "One".to_owned(), ..NewAgent::default() }).await;
    let time = "after is invalid: it must be an ISO 8601 time, such as 2026-03-01T08:30:00Z";
    for after in ["yesterday", "2026-02-30", "2026-02-29", "2026-03-01T25:00", ""] {
        let answer = client.get(&format!("/agents/1/messages?after={after}")).await;
        assert_eq!(refused(&answer, 500), time, "{after}");
    }
    for limit in ["-1", "ten", "1.5", "99999999999999999999"] {
        let error = refused(&client.get(&format!("/agents/1/messages?limit={limit}")).await, 500);
        assert!(error.starts_with("limit is invalid: it "), "{error}");
    }
    let both = refused(&client.get("/agents/1/messages?limit=x&after=y").await, 500);
    assert!(both.contains("after is invalid") && both.contains("; limit is invalid"), "{both}");
    // What the server's log and metrics look for.
    let _ = ClientsFault;
}

#[tokio::test]
async fn what_is_not_there_is_404_whatever_its_shape() {
    let client = client().await;
    let stranger = owner();
    let theirs =
        client.bed.services().agents.create(stranger, NewAgent { name: "x".to_owned(), ..NewAgent::default() });
    let theirs = theirs.await.unwrap();
    client.emit(&theirs, json!({}), Utc::now(), None);
    for path in
        ["/agents/1", "/agents/1/messages", "/agents/x", "/agents/0", "/agents/-1", "/agents/99999999999999999999"]
    {
        assert_eq!(refused(&client.get(path).await, 404), "404 Record not found", "{path}");
    }
    for path in ["/messages/1", "/messages/1.5", "/workflows/1", "/workflows/1/export", "/workflows/abc/export"] {
        assert_eq!(refused(&client.get(path).await, 404), "404 Record not found", "{path}");
    }
    assert_eq!(refused(&client.get("/elsewhere").await, 404), "404 Not Found");
    let posted = client.bed.send("POST", "/activeworkflow/api/v1/agents", &[], "{}").await;
    assert_eq!(refused(&posted, 405), "405 Method Not Allowed");
    assert_eq!(text(&client.get("/agents").await), "[]");
}

#[tokio::test]
async fn only_a_users_token_is_taken_and_the_headers_last_word_is_it() {
    let client = client().await;
    let key = client.bed.key(&["admin"]).await;
    let get = async |header: &str| {
        client.bed.send("GET", "/activeworkflow/api/v1/agents", &[("authorization", header)], "").await
    };
    for header in ["", "Bearer", "Bearer nonsense", "Bearer eyJhbGciOiJub25lIn0.e30.", &format!("Bearer {key}")] {
        assert_eq!(refused(&get(header).await, 401), "401 Unauthorized", "{header}");
    }
    for header in [format!("Bearer {}", client.token), format!("Bearer token {}", client.token)] {
        assert_eq!(get(&header).await.status, 200, "{header}");
    }
}

#[tokio::test]
async fn workflows_show_the_agents_that_their_nodes_call_and_are_exported_with_them() {
    let client = client().await;
    let one =
        client.agent(NewAgent { name: "One".to_owned(), guid: Some("b".to_owned()), ..NewAgent::default() }).await;
    let options = Map::from_iter([("to".to_owned(), json!("me"))]);
    let two =
        NewAgent { name: "Two".to_owned(), guid: Some("a".to_owned()), sources: vec![one.id], ..NewAgent::default() };
    let schedule = Some("every_1h".to_owned());
    let two = NewAgent { options, schedule, keep_messages_secs: 60, class: Some("Agents::X".to_owned()), ..two };
    let two = client.agent(two).await;
    let node = |id: &str, agent: &Agent| json!({"id": id, "type": "agent", "config": {"agent": agent.id}});
    let graph = json!({"nodes": [node("x", &one), {"id": "s", "type": "set"}, node("y", &two), node("z", &one)]});
    let new = NewWorkflow {
        name: "  Bob's  Status: Ünicode ".to_owned(),
        description: " ".to_owned(),
        status: WorkflowStatus::Draft,
        graph: serde_json::from_value(graph).unwrap(),
    };
    let made = client.bed.services().workflows.create(client.bed.owner, new).await.unwrap();
    let label = Label { guid: Some("g".to_owned()), ..Label::default() };
    client.bed.fakes().records().labels.insert(made.id, label);
    let listed: Vec<wire::Workflow> = serde_json::from_str(text(&client.get("/workflows").await)).unwrap();
    assert_eq!(listed.len(), 1, "agents' own workflows are hidden");
    let path = format!("/workflows/{}", made.seq);
    let shown: wire::WorkflowWithAgents = serde_json::from_str(text(&client.get(&path).await)).unwrap();
    assert_eq!(shown.agents.iter().map(|agent| agent.id).collect::<Vec<_>>(), [1, 2]);

    let export = client.get(&format!("{path}/export")).await;
    assert_eq!(export.headers["content-disposition"], r#"attachment; filename="bob-s-status-nicode.json""#);
    let mut expect = r#"{"schema_version":1,"name":"  Bob's  Status: Ünicode ","description":"No description provided","guid":"g","tag_fg_color":null,"tag_bg_color":null,"icon":null,"exported_at":"@","agents":[{"type":"Agents::X","name":"Two","disabled":false,"guid":"a","options":{"to":"me"},"schedule":"every_1h","keep_messages_for":60},{"type":"Agents::ManualMessageAgent","name":"One","disabled":false,"guid":"b","options":{},"keep_messages_for":0}],"links":[{"source":1,"receiver":0}],"control_links":[]}"#.to_owned();
    expect = expect.replace('@', export.json()["exported_at"].as_str().unwrap());
    assert_eq!(text(&export), expect);
}
