"""The command line of scripts/real-server."""

import argparse
import sys

from api import ADMIN_EMAIL, ADMIN_PASSWORD, Api
from home import Home
from process import ServerProcess, running_servers
from release import Release, parse_version
from report import Failure, say
from settings import Settings, parse_base_url, parse_port, parse_queue_size

DEFAULT_PORT = 9191
NOT_RUNNING = 3

# What InvokeAI logs when it was killed with work in its queue: its processor is then quicker than its own clean-up,
# and the next attempt works.
KNOWN_START_RACE = "cannot VACUUM"


def main() -> int:
    arguments = parse_arguments()
    try:
        return arguments.run(Home(arguments.version), arguments)
    except (Failure, OSError) as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("interrupted; the same command takes up where this one stopped")
        return 130


def parse_arguments() -> argparse.Namespace:
    current = Release.current()
    parser = argparse.ArgumentParser(
        prog="real-server",
        description=f"Runs a real InvokeAI {current.version} (or an older one) with two tiny random-weight models on this machine. "
        "The first start installs it into a cache folder (REAL_SERVER_HOME, by default in ~/.cache/camel-invokeai).",
        epilog="Messages go to standard error. The last line on standard output of 'start' is the server's URL.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    start = add_command(commands, "start", start_server, "install what is missing, start the server, install its models")
    start.add_argument("--multiuser", action="store_true", help=f"with logins; administrator {ADMIN_EMAIL} / {ADMIN_PASSWORD}")
    start.add_argument("--base-url", type=checked(parse_base_url), metavar="PATH", help="serve under this path, e.g. /invoke")
    start.add_argument("--max-queue-size", type=checked(parse_queue_size), metavar="N", help="pending jobs the queue can hold")

    add_command(commands, "stop", stop_server, "stop the server; does nothing when none runs")
    add_command(commands, "status", show_status, f"print the URL of a running server, or exit with status {NOT_RUNNING}")
    add_command(commands, "reset", reset_server, "stop the server and delete its root folders; keeps installation and models")
    return parser.parse_args()


def add_command(commands, name: str, run, text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.add_argument("--port", type=checked(parse_port), default=DEFAULT_PORT, metavar="N", help=f"default {DEFAULT_PORT}")
    current = Release.current()
    command.add_argument(
        "--version",
        type=checked(parse_version),
        default=current,
        metavar="V",
        help=f"of InvokeAI: {', '.join(Release.known())}; default {current.version}",
    )
    command.set_defaults(run=run)
    return command


def checked(parse):
    """Lets argparse print the message of a parse error instead of the function's name."""

    def convert(text: str):
        try:
            return parse(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return convert


def start_server(home: Home, arguments) -> int:
    if arguments.multiuser and not home.release.is_current():
        raise Failure(f"InvokeAI {home.release.version} knows no logins; leave out --multiuser")
    settings = Settings(arguments.port, arguments.multiuser, arguments.base_url or "", arguments.max_queue_size)
    with home.lock(f"port-{settings.port}"):
        process = ServerProcess(home, settings.port)
        running = process.is_running()
        if running:
            require_same(process.settings(), settings)
        home.install(running_servers(home))
        api = Api(settings.url)
        if not running:
            launch(process, settings, api)
        make_ready(process, settings, api, home)
        say("already running" if running else "ready")
        print(settings.url, flush=True)
    return 0


def require_same(current: Settings, wanted: Settings) -> None:
    if current != wanted:
        raise Failure(
            f"a server with other settings ({current.options()}) runs on port {wanted.port}; "
            f"stop it with 'real-server stop --port {wanted.port}' or choose another port with --port"
        )


def launch(process: ServerProcess, settings: Settings, api: Api) -> None:
    process.launch(settings)
    try:
        process.await_ready(settings, api.version)
    except Failure:
        if KNOWN_START_RACE not in process.log_tail(settings):
            raise
        say("InvokeAI stumbled over work left in its queue; starting it once more")
        process.launch(settings)


def make_ready(process: ServerProcess, settings: Settings, api: Api, home: Home) -> None:
    process.await_ready(settings, api.version)
    if api.version() != home.release.version:
        raise Failure(f"{settings.url} is InvokeAI {api.version()}, not {home.release.version}; stop it and start again")
    if settings.multiuser:
        api.log_in()
        say(f"log in as {ADMIN_EMAIL} with the password {ADMIN_PASSWORD}")
    api.ensure_models(home.models)


def stop_server(home: Home, arguments) -> int:
    with home.lock(f"port-{arguments.port}"):
        ServerProcess(home, arguments.port).stop()
    return 0


def show_status(home: Home, arguments) -> int:
    process = ServerProcess(home, arguments.port)
    if not process.is_running():
        say(f"nothing runs on port {arguments.port}")
        return NOT_RUNNING
    settings = process.settings()
    answer = Api(settings.url).version()
    state = f"InvokeAI {answer}" if answer else "not answering (yet)"
    say(f"{state}, process {process.pid()}, settings {settings.options()}")
    say(f"root folder {process.root(settings)}, log {process.log(settings)}")
    print(settings.url)
    return 0


def reset_server(home: Home, arguments) -> int:
    with home.lock(f"port-{arguments.port}"):
        process = ServerProcess(home, arguments.port)
        process.stop()
        process.delete()
        say(f"deleted the root folders of port {arguments.port}")
    return 0


sys.exit(main())
