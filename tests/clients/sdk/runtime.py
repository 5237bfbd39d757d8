# What `yourapp-sdk` and `workfx-sdk` do where servers, proxies and networks are not as they should be: each test against an answer, or several in turn, written byte for byte.
# By hand: `PYTHONPATH=generated/clients/python/yourapp:generated/clients/python/workfx python3 - <tests/clients/sdk/runtime.py` (the programs beside it have the names of packages).
import copy
import dataclasses
import itertools
import json
import math
import os
import pickle
import socket
import threading
import time
import unittest
from datetime import datetime, timedelta, timezone
from unittest import mock

import workfx
import yourapp
from workfx import _streams as streams
from yourapp import _models, _transport, models

WORKFLOW = {"id": "wf_1", "name": "n", "status": "draft", "version": 1, "nodes": [], "edges": [], "created_at": "2024-01-15T10:00:00Z"}
ITEM = {"id": "wf_1", "name": "n", "status": "draft"}


class Server:
    """Gives its answers in turn, the last one for ever. An answer is bytes, or what does something with the connection."""

    def __init__(self, *answers):
        self.answers, self.requests, self.bodies, self.ended = answers, [], [], threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        for answer in itertools.chain(self.answers, itertools.repeat(self.answers[-1])):
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            try:
                self.one(connection, answer)
            except OSError:
                pass
            finally:
                connection.close()

    def one(self, connection, answer):
        with connection.makefile("rb") as read:
            head = b"".join(iter(read.readline, b"\r\n")).decode("latin-1")
            self.requests.append(head)
            lengths = [int(line.split(":")[1]) for line in head.lower().splitlines() if line.startswith("content-length:")]
            self.bodies.append(read.read(sum(lengths)))
            if callable(answer):
                answer(connection)
            else:
                connection.sendall(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.socket.close()

    def header(self, name):
        """What each request says in a header."""
        found = [[line.split(": ", 1)[1] for line in head.splitlines() if line.lower().startswith(f"{name}: ")] for head in self.requests]
        return [values[0] if values else None for values in found]


def answer(status, body=b"", length=None, **headers):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(data) if length is None else length}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + data


def found(content):
    return answer(200, {"success": True, "data": content})


def events(text, is_cut=False):
    data = text.encode()
    head = b"HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    return head + b"%x\r\n%s\r\n" % (len(data), data) + (b"" if is_cut else b"0\r\n\r\n")


def event(name, id=None, **more):
    frame = {"event": name, "conversation_id": None, "flow_run_id": "r", "created_at": "2024-01-15T10:00:00Z", "status": "succeeded", **more}
    return (f"id: {id}\n" if id else "") + f"data: {json.dumps(frame)}\n\n"


def lost(connection):
    pass


class Case(unittest.TestCase):
    def setUp(self):
        # How long pauses are is what is looked at here; that they are waited for, elsewhere.
        self.slept = []
        patch = mock.patch("time.sleep", self.slept.append)
        patch.start()
        self.addCleanup(patch.stop)
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            if name in os.environ:
                removed = mock.patch.dict(os.environ)
                removed.start()
                self.addCleanup(removed.stop)
                del os.environ[name]

    def server(self, *answers):
        server = Server(*answers)
        self.addCleanup(server.__exit__)
        return server

    def client(self, server, **options):
        return yourapp.Client("SECRET", base_url=server.base, **options)

    def failure(self, kind, call):
        with self.assertRaises(kind) as caught:
            call()
        return caught.exception


class Requests(Case):
    def test_a_repeated_request_goes_through_the_proxy_as_the_first_one(self):
        def proxy(connection):
            if ":443 " in server.requests[-1]:
                connection.sendall(answer(502))
            else:
                connection.sendall(b"HTTP/1.1 200 X\r\n\r\n")
                leaked.append(connection.recv(65536))

        leaked, server = [], self.server(proxy)
        with mock.patch.dict(os.environ, {"HTTPS_PROXY": server.base, "NO_PROXY": "", "no_proxy": ""}):
            client = yourapp.Client("SECRET", base_url="https://api.invalid/v1", max_retries=3)
        self.failure(yourapp.APIConnectionError, lambda: client.workflows.get("wf_1"))
        self.assertEqual([head.split()[:2] for head in server.requests], [["CONNECT", "api.invalid:443"]] * 4)
        self.assertEqual((leaked, server.header("authorization")), ([], [None] * 4))

    def test_a_refusal_that_is_lost_halfway_is_a_lost_connection(self):
        for status in (500, 404):
            server = self.server(answer(status, b'{"succ', 100), found(WORKFLOW))
            self.assertEqual(self.client(server).workflows.get("wf_1").id, "wf_1")
            server = self.server(answer(status, b'{"succ', 100))
            error = self.failure(yourapp.APIConnectionError, lambda: self.client(server).workflows.get("wf_1"))
            self.assertEqual((error.retries, len(server.requests)), (2, 3))

    def test_a_server_that_dribbles_is_late(self):
        def dribble(connection):
            connection.sendall(b"HTTP/1.1 200 X\r\n")
            while not server.ended.wait(0.05):
                connection.sendall(piece)

        for piece in (b" ", b"X: y\r\n", b"\r\n "):
            server = self.server(dribble)
            begun = time.monotonic()
            with mock.patch("http.client._MAXHEADERS", 10_000):
                client = self.client(server, timeout=0.4, max_retries=0)
                self.failure(yourapp.APITimeoutError, lambda: client.workflows.get("wf_1"))
            self.assertLess(time.monotonic() - begun, 2)
        client = self.client(self.server(found(WORKFLOW)), timeout=math.inf)
        self.assertEqual(client.workflows.get("wf_1").id, "wf_1")

    def test_the_limit_is_longer_than_the_server_waits_itself(self):
        self.assertEqual(_transport.TIMEOUT, 90)

    def test_segments_that_lead_elsewhere_are_refused(self):
        server = self.server(found(WORKFLOW))
        for id in ("", ".", "..", None):
            self.failure(ValueError, lambda: self.client(server).workflows.get(id))
        self.client(server).workflows.get("...")
        self.assertEqual([head.split()[1] for head in server.requests], ["/workflows/..."])

    def test_headers_are_one_however_they_are_written(self):
        server = self.server(found(WORKFLOW))
        client = self.client(server, headers={"ACCEPT": "x/y", "authorization": "Other"})
        client.workflows.get("wf_1", options={"headers": {"X-A": "1"}})
        self.assertEqual((server.header("accept"), server.header("authorization"), server.header("x-a")), (["x/y"], ["Other"], ["1"]))
        self.assertEqual(server.requests[0].lower().count("accept:"), 1)

    def test_redirects_are_errors_and_not_followed(self):
        for status in (301, 302, 303, 307, 308):
            server = self.server(answer(status, Location="http://[/"))
            error = self.failure(yourapp.APIError, lambda: self.client(server).workflows.get("wf_1"))
            self.assertEqual((error.status, len(server.requests)), (status, 1))
            self.assertIn("redirects are not followed", str(error))


class Models(Case):
    def test_models_made_by_hand_are_sent(self):
        server = self.server(found(WORKFLOW))
        node = models.Node(id="a", type="manual")
        self.client(server).workflows.create(name="n", nodes=[node])
        self.assertEqual(json.loads(server.bodies[0]), {"name": "n", "nodes": [{"id": "a", "type": "manual"}]})

    def test_changed_models_keep_what_is_unknown(self):
        raw = {"id": "a", "type": "set", "config": {"b": 1}, "position": {"x": 1}}
        node = _models.decode(models.Node, raw)
        self.assertEqual(node.to_dict(), raw)
        self.assertEqual(dataclasses.replace(node, id="b").to_dict(), {**raw, "id": "b"})
        self.assertEqual(dataclasses.replace(node, config=None).to_dict(), {"id": "a", "type": "set", "position": {"x": 1}})
        node.config["b"] = 2
        self.assertEqual(node.to_dict()["config"], {"b": 2})
        workflow = _models.decode(models.Workflow, {**WORKFLOW, "new": 1, "nodes": [raw]})
        changed = dataclasses.replace(workflow, nodes=[dataclasses.replace(workflow.nodes[0], id="c")], created_at=datetime(2024, 1, 1, tzinfo=timezone.utc))
        self.assertEqual(changed.to_dict(), {**WORKFLOW, "new": 1, "created_at": "2024-01-01T00:00:00Z", "nodes": [{**raw, "id": "c"}]})
        # Two that differ in nothing that is known are two nevertheless.
        other = _models.decode(models.Node, {**raw, "position": {"x": 9}})
        self.assertEqual(dataclasses.replace(workflow, nodes=[other]).to_dict()["nodes"][0]["position"], {"x": 9})
        self.assertEqual(pickle.loads(pickle.dumps(node)).to_dict(), node.to_dict())

    def test_times_have_any_fraction(self):
        for text, microsecond in (("", 0), (".5", 500_000), (".1234567", 123_456), (".123456789", 123_456), (".123", 123_000)):
            for zone, hours in (("Z", 0), ("z", 0), ("+02:00", 2)):
                time_ = _models.decode(datetime, f"2024-01-15T10:00:00{text}{zone}")
                self.assertEqual(time_, datetime(2024, 1, 15, 10, 0, 0, microsecond, timezone(timedelta(hours=hours))))
        self.assertEqual(_models.decode(datetime, "soon"), "soon")

    def test_names_that_only_methods_need_are_those_of_the_wire(self):
        self.assertEqual(models.FormField(name="a", type="select", label="l", required=False, options=["b"]).to_dict()["options"], ["b"])


class Answers(Case):
    def test_good_answers_that_are_not_the_apis_are_errors(self):
        for status, body, begins in ((200, b"<html>hi", "<html>hi"), (200, b"", "empty"), (204, b"", "empty"), (200, b"[1]", "[1]"), (200, b"null", "null"), (200, b"{}", "{}"), (200, b"\xff", "begins")):
            server = self.server(answer(status, body, X_Request_Id="r"))
            for call in (lambda: self.client(server).workflows.get("wf_1"), self.client(server).workflows.list):
                error = self.failure(yourapp.APIError, call)
                self.assertEqual((error.status, error.request_id, error.body, error.code), (status, "r", None, None))
                self.assertIn(begins, str(error))
            self.assertEqual(len(server.requests), 2)

    def test_an_answer_of_another_shape_is_an_error(self):
        for body in (None, [], "maintenance"):
            self.failure(yourapp.APIError, lambda: self.client(self.server(found(body))).workflows.get("wf_1"))
            client = workfx.Client("SECRET", base_url=self.server(answer(503), answer(200, body)).base)
            self.assertEqual(self.failure(workfx.APIError, lambda: client.agents.get("a")).retries, 1)

    def test_an_empty_answer_is_none_where_there_may_be_none(self):
        transport = self.client(self.server(answer(204))).workflows._transport
        self.assertIsNone(transport.call(_transport.Call("DELETE", "/x", nothing=True), None, {}, None))

    def test_errors_of_others_have_no_body(self):
        for body in ({"message": "Forbidden by proxy"}, {"error": "x"}, {"error": {"message": "x"}}, [1], None, "x"):
            error = self.failure(yourapp.PermissionDeniedError, lambda: self.client(self.server(answer(403, body))).workflows.get("wf_1"))
            self.assertEqual((error.body, error.code, str(error)), (None, None, f"403 {json.dumps(body)}"))
        own = {"success": False, "error": {"code": "FORBIDDEN", "message": "no", "details": {}}}
        error = self.failure(yourapp.PermissionDeniedError, lambda: self.client(self.server(answer(403, own))).workflows.get("wf_1"))
        self.assertEqual((error.body.error.code, error.code, str(error)), ("FORBIDDEN", "FORBIDDEN", "no"))

    def test_errors_are_copied_and_pickled(self):
        own = {"success": False, "error": {"code": "NOT_FOUND", "message": "no", "details": {}}}
        error = self.failure(yourapp.NotFoundError, lambda: self.client(self.server(answer(404, own, X_Request_Id="r"))).workflows.get("wf_1"))
        error.retries = 1
        for other in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
            self.assertEqual(
                (type(other), str(other), other.status, other.code, other.request_id, other.body, other.retries),
                (yourapp.NotFoundError, "no", 404, "NOT_FOUND", "r", error.body, 1),
            )

    def test_a_deletion_that_got_through_unheard_can_be_told(self):
        own = {"success": False, "error": {"code": "NOT_FOUND", "message": "no", "details": {}}}
        error = self.failure(yourapp.NotFoundError, lambda: self.client(self.server(lost, answer(404, own))).workflows.delete("wf_1"))
        self.assertEqual(error.retries, 1)
        error = self.failure(yourapp.NotFoundError, lambda: self.client(self.server(answer(404, own))).workflows.delete("wf_1"))
        self.assertEqual(error.retries, 0)

    def test_what_retry_after_asks_for(self):
        own = {"success": False, "error": {"code": "RATE_LIMITED", "message": "no", "details": {}}}
        for asked, seconds in (("2", 2), ("1.5", 1.5), ("0", 0), ("-5", None), ("²", None), ("x", None), ("Mon, 01 Jan 2001 00:00:00 GMT", 0)):
            error = yourapp.RateLimitError("m", 429, {"Retry-After": asked}, own, None)
            self.assertEqual(error.retry_after, seconds, asked)
        server = self.server(answer(429, own, Retry_After="9" * 23), found(WORKFLOW))
        self.client(server, max_retry_wait=math.inf).workflows.get("wf_1")
        self.assertEqual(self.slept, [_transport.LONGEST_SLEEP])


class Pages(Case):
    def test_lists_go_on_where_only_the_total_is_said(self):
        full, part = [ITEM] * 20, [ITEM] * 5
        for meta in ({"total": 25}, {"total": 25, "limit": 0}, {"total": 25, "limit": None}):
            for options in ({}, {"limit": 20}, {"limit": 100}):
                server = self.server(answer(200, {"data": full, "meta": meta}), answer(200, {"data": part, "meta": meta}))
                self.assertEqual(len(list(self.client(server).workflows.list(**options))), 25)
                self.assertEqual(len(server.requests), 2)
        # Begun in the middle, what was asked for says how far it is.
        server = self.server(answer(200, {"data": part, "meta": {"total": 25}}))
        self.assertFalse(self.client(server).workflows.list(page=2, limit=20).has_next_page())

    def test_lists_go_on_to_an_empty_page_where_no_total_is_said(self):
        for meta in ({}, None, {"limit": 2}, {"total": None}):
            server = self.server(answer(200, {"data": [ITEM] * 2, "meta": meta}), answer(200, {"data": [ITEM], "meta": meta}), answer(200, {"data": [], "meta": meta}))
            self.assertEqual(len(list(self.client(server).workflows.list())), 3)
            self.assertEqual(len(server.requests), 3)


class Streams(Case):
    def stream(self, server, **options):
        return workfx.Client("SECRET", base_url=server.base).agents.chat_stream("a", query="q", options=options)

    def seen(self, server, **options):
        with self.stream(server, **options) as found:
            return [one.event for one in found]

    def test_what_a_server_that_goes_down_says_last_is_taken_up(self):
        down = event("error", "r:1:0", code="interrupted", message="m", node_id=None)
        rest = events(event("workflow_finished", "r:2:0"))
        server = self.server(events(event("workflow_started", "r:1:0") + down), rest)
        self.assertEqual(self.seen(server), ["workflow_started", "workflow_finished"])
        self.assertEqual((server.header("last-event-id"), len(self.slept)), ([None, "r:1:0"], 1))
        # A run that failed so has something more to say, and what nobody takes up is said.
        server = self.server(events(down + event("workflow_finished", "r:2:0")))
        self.assertEqual(self.seen(server), ["error", "workflow_finished"])
        self.assertEqual(self.seen(self.server(events(down)), max_retries=1), ["error"])

    def test_an_end_in_the_middle_of_an_event_is_a_cut(self):
        half = event("message", "r:2:0", answer="x")
        for cut in (half[:-1], half[:-2], half[:40]):
            server = self.server(events(event("workflow_started", "r:1:0") + cut), events(half + event("workflow_finished", "r:3:0")))
            self.assertEqual(self.seen(server), ["workflow_started", "message", "workflow_finished"])
            self.assertEqual(server.header("last-event-id"), [None, "r:1:0"])
        self.failure(workfx.APIConnectionError, lambda: self.seen(self.server(events(half[:-1]))))

    def test_a_stream_that_goes_nowhere_is_given_up(self):
        server = self.server(events(event("ping", "r:1:0"), is_cut=True))
        self.failure(workfx.APIConnectionError, lambda: self.seen(server, max_retries=2))
        self.assertEqual((len(server.requests), len(self.slept)), (3, 2))
        self.assertLess(self.slept[0], self.slept[1])
        moving = [events(event("message", f"r:{n}:0", answer="x"), is_cut=True) for n in range(6)]
        server = self.server(*moving, events(event("workflow_finished", "r:9:0")))
        self.assertEqual(len(self.seen(server, max_retries=1)), 7)

    def test_line_ends_and_byte_order_marks_are_the_standards(self):
        text = event("workflow_started", "r:1:0") + event("workflow_finished", "r:2:0")
        for end in ("\n", "\r", "\r\n"):
            for mark in ("", "\ufeff"):
                server = self.server(events(mark + text.replace("\n", end)))
                with self.stream(server) as found:
                    self.assertEqual(([one.event for one in found], found.last_event_id), (["workflow_started", "workflow_finished"], "r:2:0"))
                self.assertEqual(len(server.requests), 1)

        class Pieces:
            def __init__(self, text):
                self.pieces = [bytes([byte]) for byte in text.encode()]

            def read1(self, _):
                return self.pieces.pop(0) if self.pieces else b""

        for end in ("\n", "\r", "\r\n"):
            pieces = Pieces(text.replace("\n", end))
            told = streams._events(pieces)
            self.assertEqual(next(told)[0], "r:1:0")
            # Told when it is complete, and not when the next one comes.
            self.assertTrue(bytes(b"".join(pieces.pieces)).lstrip(b"\n").startswith(b"id: r:2:0"))
            self.assertEqual([name for name, _ in told], ["r:2:0"])

    def test_what_is_closed_is_not_taken_up(self):
        server = self.server(events(event("message", "r:1:0", answer="x") * 3, is_cut=True))
        found = self.stream(server)
        next(found)
        found.close()
        self.assertEqual((list(found), len(server.requests)), ([], 1))

    def test_an_event_that_is_no_json_is_an_error(self):
        error = self.failure(workfx.APIError, lambda: self.seen(self.server(events("id: r:1:0\ndata: <html>\n\n"))))
        self.assertIn("<html>", str(error))

    def test_a_stream_may_take_longer_than_its_beginning(self):
        def slow(connection):
            connection.sendall(b"HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
            for n in range(6):
                server.ended.wait(0.1)
                connection.sendall(event("message", f"r:{n}:0", answer="x").encode())

        server = self.server(slow)
        self.assertEqual((len(self.seen(server, timeout=0.4)), len(server.requests)), (6, 1))


if __name__ == "__main__":
    unittest.main()
