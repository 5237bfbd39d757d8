# Requests that meet a fault on their way: what the fault is, the first argument says.
import sys
import time

from yourapp import Client, RateLimitError

client = Client()
if sys.argv[1] == "limit":
    # As it comes, the minute may go over between: then it is used up again.
    impatient = Client(max_retry_wait=0)
    refusal = None
    while refusal is None:
        try:
            impatient.workflows.list()
        except RateLimitError as error:
            refusal = error
    assert (refusal.status, refusal.code) == (429, "RATE_LIMITED")
    assert 0 < refusal.retry_after <= 60, refusal.retry_after
    begun = time.monotonic()
    assert len(client.workflows.list()) == 0
    print("waited", round((time.monotonic() - begun) * 1000))
else:
    assert client.workflows.create(name="lost and found").name == "lost and found"
    assert client.workflows.list(search="lost and found").body.meta.total == 1
    print("created once")
