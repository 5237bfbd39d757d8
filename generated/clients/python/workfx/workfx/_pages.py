# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""Lists that come in pages."""

from __future__ import annotations

from typing import Any, Dict, Generic, Iterator, List, Mapping, Optional, TypeVar

from ._errors import _at
from ._models import decode
from ._transport import Call, RequestOptions, Transport

Item = TypeVar("Item")
Body = TypeVar("Body")


class Page(Generic[Item, Body]):
    """One page. Iterated over, it goes on with the pages behind it."""

    def __init__(
        self,
        transport: Transport,
        call: Call,
        item: Any,
        body: Any,
        params: Mapping[str, Any],
        options: Optional[RequestOptions],
    ) -> None:
        assert call.pages is not None
        self._pages = call.pages
        self._again = (transport, call, item, body)
        self._params = params
        self._options = options
        self._raw = transport.json(call, params, options)
        self.body: Body = decode(body, self._raw)
        """The whole answer."""
        self.data: List[Item] = [decode(item, one) for one in _at(self._raw, self._pages.items) or []]
        """The items of this page."""

    def _next(self) -> Optional[Dict[str, Any]]:
        """What the request for the next page says in place of this one's; None at the end."""
        pages = self._pages
        if pages.cursor:
            cursor = _at(self._raw, pages.cursor)
            return {pages.parameter: cursor} if cursor else None
        # A page that is empty is behind the last one, whatever the totals say.
        if not self.data:
            return None
        page = self._params.get(pages.parameter) or 1
        if pages.more:
            goes_on = _at(self._raw, pages.more) is True
        else:
            assert pages.total and pages.size
            goes_on = page * _at(self._raw, pages.size) < _at(self._raw, pages.total)
        return {pages.parameter: page + 1} if goes_on else None

    def has_next_page(self) -> bool:
        return self._next() is not None

    def get_next_page(self) -> Page[Item, Body]:
        more = self._next()
        if more is None:
            raise IndexError("this is the last page: ask `has_next_page()` first")
        return Page(*self._again, {**self._params, **more}, self._options)

    def iter_pages(self) -> Iterator[Page[Item, Body]]:
        """This page and each one behind it."""
        page = self
        yield page
        while page.has_next_page():
            page = page.get_next_page()
            yield page

    def __iter__(self) -> Iterator[Item]:
        for page in self.iter_pages():
            yield from page.data

    def __len__(self) -> int:
        """How many items this page has."""
        return len(self.data)

    def __repr__(self) -> str:
        return f"Page({self.data!r})"
