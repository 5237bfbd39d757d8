# What `workfx-sdk` promises of chats, against a real server whose address and key are in the environment.
from workfx import Client, NotFoundError, UnprocessableEntityError


def refused(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


client = Client()
agents = []
for name in ("one", "two", "three"):
    agents.insert(0, client.agents.create(name=name, mode="flow-chat", icon_type="emoji", tags=["sdk"]).id)
assert [agent.id for agent in client.agents.list(tags=["sdk", "other"], page_size=2)] == agents

whole = client.agents.chat(agents[0], query="Hello, you")
assert whole.status == "succeeded" and whole.answer

with client.agents.chat_stream(agents[0], query="Hello, you") as events:
    seen = list(events)
assert "".join(event.answer for event in seen if event.event == "message") == whole.answer
assert [type(event).__name__ for event in (seen[0], seen[-1])] == ["WorkflowStartedFrame", "WorkflowFinishedFrame"]
assert [event.event for event in seen].count("workflow_started") == 1

# From the middle of a run that is over.
run = events.last_event_id.split(":")[0]
again = [event.event for event in client.agents.chat_stream(agents[0], options={"last_event_id": f"{run}:1:0"})]
assert "workflow_started" not in again and again[-1] == "workflow_finished"

error = refused(NotFoundError, lambda: client.agents.chat_stream("nobody", query="Hello"))
assert isinstance(error.body.detail, str)
error = refused(UnprocessableEntityError, lambda: client.agents.create(name=""))
assert error.body.detail[0].loc == ["body", "name"]
print("everything held")
