# What `yourapp-sdk` promises, against a real server whose address and key are in the environment.
from datetime import datetime, timezone

from yourapp import AuthenticationError, BadRequestError, Client, ConflictError, NotFoundError


def refused(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


client = Client()
graph = {"nodes": [{"id": "a", "type": "set", "config": {"values": {"b": 1}}, "position": {"x": 1}}], "edges": []}

# Pages: items one by one, and page by page.
made = []
for n in range(5):
    made.insert(0, client.workflows.create(name=f"paged {n}", **graph).id)
assert [workflow.id for workflow in client.workflows.list(search="paged", limit=2)] == made
first = client.workflows.list(search="paged", limit=2)
assert [len(page) for page in first.iter_pages()] == [2, 2, 1]
assert (first.body.meta.total, first.has_next_page()) == (5, True)
assert first.get_next_page().data[0].id == made[2]

# A cursor goes on the same way.
started = []
for n in range(3):
    started.insert(0, client.workflows.execute(made[0], input={"n": n}).execution_id)
assert [execution.id for execution in client.executions.list(limit=1)] == started
listed = client.workflows.list_executions(made[0], from_=datetime(2020, 1, 1, tzinfo=timezone.utc), limit=100)
assert len(listed.data) == 3
refused(IndexError, listed.get_next_page)

# What an answer holds, without its envelope, typed, and with what the document leaves open.
workflow = client.workflows.get(made[0])
assert workflow.created_at.tzinfo is not None and workflow.created_at.year >= 2024
assert workflow.nodes[0].to_dict()["position"] == {"x": 1}
changed = client.workflows.update(made[0], name="Changed", nodes=workflow.nodes)
assert (changed.name, changed.nodes[0].to_dict()["position"]) == ("Changed", {"x": 1})

# One of several bodies.
credential = client.credentials.create(name="c", type="basic_auth", value={"username": "u", "password": "p"})
assert client.credentials.delete(credential.id).deleted is True
fields = [{"name": "colour", "type": "select", "options": ["red", {"value": "blue"}]}]
form = client.forms.create(name="f", fields=fields)
submission = client.forms.submit(form.id, data={"colour": "red"})
assert [one.id for one in client.forms.list_submissions(form.id)] == [submission.id]

# The same request twice has one effect, where it has one name.
named = {"idempotency_key": "sdk-python"}
assert client.forms.create(name="twice", fields=fields, options=named).id == client.forms.create(name="twice", fields=fields, options=named).id

# Errors have classes, codes and bodies.
error = refused(NotFoundError, lambda: client.workflows.get("wf_nowhere"))
assert (error.status, error.code, error.body.error.code, str(error)) == (404, "NOT_FOUND", "NOT_FOUND", error.body.error.message)
assert error.request_id
error = refused(BadRequestError, lambda: client.workflows.create(name=""))
assert error.body.error.details.violations[0].pointer == "/name"
client.workflows.update(made[0], status="archived")
refused(ConflictError, lambda: client.workflows.execute(made[0]))
refused(AuthenticationError, Client("sy_wrong").workflows.list)
refused(ValueError, lambda: client.workflows.get(""))
refused(TypeError, lambda: client.workflows.execute(made[1], input={...}))
client.workflows.delete(made[0])
refused(NotFoundError, lambda: client.workflows.delete(made[0]))
print("everything held")
