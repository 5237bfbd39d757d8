"""Lists that come in pages."""

from __future__ import annotations

from typing import Any, Dict, Generic, Iterator, List, Mapping, Optional, TypeVar

from ._errors import _at
from ._models import decode
from ._transport import Call, RequestOptions, Transport

Item = TypeVar("Item")
Body = TypeVar("Body")


def _is_count(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


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
        size: Optional[int] = None,
    ) -> None:
        assert call.pages is not None
        self._pages = call.pages
        self._again = (transport, call, item, body)
        self._params = params
        self._options = options
        answer = transport.send(call, params, options or {})
        self._raw = answer.json()
        *above, last = self._pages.items
        holder = _at(self._raw, tuple(above))
        if not isinstance(holder, dict) or not isinstance(holder.get(last, False), (list, type(None))):
            raise answer.unexpected()
        self.body: Body = decode(body, self._raw)
        """The whole answer."""
        self.data: List[Item] = [decode(item, one) for one in holder[last] or []]
        """The items of this page."""
        self._size = self._sized(size)

    def _sized(self, before: Optional[int]) -> int:
        """How many items a page has: as it says, as the pages before had, as was asked for; and the first, as it came, for servers give fewer than asked."""
        said: Any = _at(self._raw, self._pages.size) if self._pages.size else None
        if _is_count(said) and said > 0:
            return int(said)
        asked = self._params.get(self._pages.size[-1]) if self._pages.size else None
        is_first = (self._params.get(self._pages.parameter) or 1) == 1
        return before or (0 if is_first else asked) or len(self.data)

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
            total = _at(self._raw, pages.total or ())
            # Where nobody says how many there are, the end is a page that is empty.
            goes_on = not _is_count(total) or page * self._size < total
        return {pages.parameter: page + 1} if goes_on else None

    def has_next_page(self) -> bool:
        return self._next() is not None

    def get_next_page(self) -> Page[Item, Body]:
        more = self._next()
        if more is None:
            raise IndexError("this is the last page: ask `has_next_page()` first")
        return Page(*self._again, {**self._params, **more}, self._options, self._size)

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
