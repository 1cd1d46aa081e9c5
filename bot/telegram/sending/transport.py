"""HTTP to the Bot API through aiohttp, whose connection pool keeps up with many chats at once."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import aiohttp
from aiohttp.helpers import get_env_proxy_for_url
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData
from yarl import URL

_CONNECTIONS = 64
_CONNECT_WITHIN = 10.0
_JSON = {"Content-Type": "application/json"}


class InDoubt(NetworkError):
    """The request went out and no answer of the Bot API came back: it may have been carried out or not."""


class Transport(BaseRequest):
    """What python-telegram-bot sends its requests with.

    Whatever is not an answer of the Bot API (no connection, a proxy's page, half a JSON) is a NetworkError, InDoubt where the
    request may have been carried out. Its message holds neither the address, which has the token in it, nor anything of the body.
    """

    def __init__(self, address: str, answer_within: float) -> None:
        """`address`: of the Bot API. `answer_within`: seconds a request may take that names no time of its own."""
        self._address = URL(address)
        self._answer_within = answer_within
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds a request may take that names no time of its own."""
        return self._answer_within

    async def initialize(self) -> None:
        """Opens the connection pool, through the proxy that the environment names for the Bot API, if any.

        That is looked up once: with aiohttp's `trust_env` each request does, which takes three times as long as the request.
        """
        try:
            proxy, login = get_env_proxy_for_url(self._address)
        except LookupError:
            proxy, login = None, None
        connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
        headers = {"User-Agent": self.USER_AGENT}
        self._session = aiohttp.ClientSession(connector=connector, headers=headers, proxy=proxy, proxy_auth=login)

    async def shutdown(self) -> None:
        """Closes the connection pool."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Sends one request; returns its status and body. Raises NetworkError, InDoubt among them."""
        if self._session is None:
            raise RuntimeError("the transport is used before it is opened")
        total = read_timeout if isinstance(read_timeout, (int, float)) else self._answer_within
        body = json.dumps(request_data.parameters).encode() if request_data else None
        asked = self._session.request(
            method, _parsed(url), data=body, headers=_JSON, timeout=_timeout(total), allow_redirects=False
        )
        try:
            async with asked as response:
                return response.status, _checked(response.status, await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NetworkError(f"no connection ({_reason(error)})") from None
        except TimeoutError:
            raise InDoubt("no answer in time") from None
        except aiohttp.ClientError as error:
            raise InDoubt(f"the connection broke ({_reason(error)})") from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON object of an answer; raises NetworkError for anything else."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not ("result" in answer or "description" in answer):
            raise InDoubt("an answer that is not the Bot API's")
        return answer


@lru_cache(maxsize=64)
def _parsed(url: str) -> URL:
    return URL(url)


@lru_cache(maxsize=16)
def _timeout(total: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total, sock_connect=_CONNECT_WITHIN)


def _checked(status: int, body: bytes) -> bytes:
    """The body, where it has the Bot API's own words; a proxy's page raises NetworkError, a failing server InDoubt."""
    if 200 <= status <= 299 and b'"result"' in body:
        return body
    try:
        if status >= 400:
            Transport.parse_json_payload(body)
            return body
    except NetworkError:
        if status < 500:
            raise NetworkError(f"HTTP {status} from something that is not the Bot API") from None
    raise NetworkError(f"HTTP {status}") if 300 <= status < 400 else InDoubt(f"HTTP {status}")


def _reason(error: Exception) -> str:
    """`ConnectionRefusedError` rather than aiohttp's sentence, which may hold the address."""
    cause = getattr(error, "os_error", None) or error
    return type(cause).__name__
