"""A bare echo bot as python-telegram-bot's own examples write it, with its defaults.

`python -m benchmarks.telegram.echo API_ADDRESS [--webhook PORT] [--results N]`
"""

from __future__ import annotations

import argparse
from typing import Any
from uuid import uuid4

from benchmarks.telegram.server import TOKEN
from telegram import InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.ext import Application, InlineQueryHandler, MessageHandler, filters

_TEXT = "Best Actor, the 69th Filmfare Awards (2024): Ranbir Kapoor for Animal.\n\nSource: a list of winners\n" * 3


async def echo(update: Update, context: Any) -> None:
    await update.message.reply_text(update.message.text)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--webhook", type=int, default=0)
    parser.add_argument("--results", type=int, default=10)
    options = parser.parse_args()

    async def offer(update: Update, context: Any) -> None:
        results = [
            InlineQueryResultArticle(
                id=str(uuid4()),
                title=f"{update.inline_query.query} {number}",
                input_message_content=InputTextMessageContent(_TEXT, parse_mode="HTML"),
                description=_TEXT[:100],
            )
            for number in range(options.results)
        ]
        await update.inline_query.answer(results)

    application = Application.builder().token(TOKEN).base_url(f"{options.address}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(InlineQueryHandler(offer))
    if options.webhook:
        address = f"http://127.0.0.1:{options.webhook}/echo"
        application.run_webhook("127.0.0.1", options.webhook, "/echo", webhook_url=address, secret_token="secret")
    else:
        application.run_polling()


if __name__ == "__main__":
    main()
