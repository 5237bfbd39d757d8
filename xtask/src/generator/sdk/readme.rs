//! What the packages' pages say.

use std::fmt::Write as _;

use super::{
    program::{Method, Program, Result},
    text::{camel, parts},
};

/// The first list, by resource and method: what examples are of.
fn example(program: &Program) -> Option<(String, Vec<String>)> {
    program.resources.iter().find_map(|resource| {
        let list = resource.methods.iter().find(|method| {
            matches!(method.result, Result::Pages { .. })
                && method.path_parameters().next().is_none()
                && method.needs_nothing()
        })?;
        Some((resource.name.clone(), list.words.clone()))
    })
}

/// The first stream, by resource and method.
fn stream(program: &Program) -> Option<(String, Vec<String>)> {
    program.resources.iter().find_map(|resource| {
        let method = resource.methods.iter().find(|method| matches!(method.result, Result::Stream { .. }))?;
        Some((resource.name.clone(), method.words.clone()))
    })
}

/// The npm package's.
pub(super) fn typescript(program: &Program) -> String {
    let settings = &program.settings;
    let name = &settings.typescript;
    let mut text = format!(
        "# {name}\n\nClient of the {}, for Node.js 18.17 or newer and browsers. It needs no other package.\n\n```sh\nnpm install path/to/this/folder\n```\n",
        program.title
    );
    if let Some((resource, method)) = example(program) {
        let (resource, method) = (camel(&parts(&resource)), camel(&method));
        let _ = write!(
            text,
            "\n```ts\nimport {{ Client, NotFoundError }} from '{name}';\n\n// Without `baseURL`, the client takes the key to {server}.\nconst client = new Client('YOUR_API_KEY', {{ baseURL: '{own_server}' }});\n\n// All items, page after page.\nfor await (const item of client.{resource}.{method}()) console.log(item.id);\n\n// One page at a time.\nconst page = await client.{resource}.{method}();\nif (page.hasNextPage()) await page.getNextPage();\n\ntry {{\n  await client.{resource}.get('nowhere');\n}} catch (error) {{\n  if (error instanceof NotFoundError) console.log(error.status, error.body);\n}}\n```\n",
            server = settings.server,
            own_server = program.own_server,
        );
    }
    if let Some((resource, method)) = stream(program) {
        let _ = write!(
            text,
            "\nStreams end by themselves, and are taken up where they were when the connection is lost or the server goes down:\n\n```ts\nfor await (const event of await client.{}.{}(id, {{ query: 'Hello' }})) {{\n  if (event.event === 'message') process.stdout.write(event.answer);\n}}\n```\n",
            camel(&parts(&resource)),
            camel(&method)
        );
    }
    let _ = write!(
        text,
        "\n`new Client(apiKey, options)` goes to `{}` unless `options.baseURL` or `{environment}_BASE_URL` says otherwise; the key may be in `{environment}_API_KEY`.\n{}",
        settings.server,
        promises(program, "maxRetries", "idempotencyKey", "maxRetryWait"),
        environment = settings.environment,
    );
    text
}

/// The PyPI package's.
pub(super) fn python(program: &Program) -> String {
    let settings = &program.settings;
    let module = &settings.python.module;
    let mut text = format!(
        "# {}\n\nClient of the {}, for Python 3.10 or newer. It needs no other package.\n\n```sh\npip install path/to/this/folder\n```\n",
        settings.python.distribution, program.title
    );
    if let Some((resource, method)) = example(program) {
        let (resource, method) = (parts(&resource).join("_"), method.join("_"));
        let _ = write!(
            text,
            "\n```python\nfrom {module} import Client, NotFoundError\n\n# Without `base_url`, the client takes the key to {server}.\nclient = Client('YOUR_API_KEY', base_url='{own_server}')\n\n# All items, page after page.\nfor item in client.{resource}.{method}():\n    print(item.id)\n\n# One page at a time.\npage = client.{resource}.{method}()\nif page.has_next_page():\n    page = page.get_next_page()\n\ntry:\n    client.{resource}.get('nowhere')\nexcept NotFoundError as error:\n    print(error.status, error.body)\n```\n",
            server = settings.server,
            own_server = program.own_server,
        );
    }
    if let Some((resource, method)) = stream(program) {
        let _ = write!(
            text,
            "\nStreams end by themselves, and are taken up where they were when the connection is lost or the server goes down:\n\n```python\nwith client.{}.{}(agent_id, query='Hello') as events:\n    for event in events:\n        print(event.event)\n```\n",
            parts(&resource).join("_"),
            method.join("_")
        );
    }
    let _ = write!(
        text,
        "\n`Client(api_key)` goes to `{}` unless `base_url` or `{environment}_BASE_URL` says otherwise; the key may be in `{environment}_API_KEY`.\n{}",
        settings.server,
        promises(program, "max_retries", "idempotency_key", "max_retry_wait"),
        environment = settings.environment,
    );
    text
}

/// What both hold to.
fn promises(program: &Program, retries: &str, key: &str, wait: &str) -> String {
    let is_counted = |method: &Method| matches!(&method.result, Result::Pages { pages, .. } if pages.cursor.is_none());
    let skipped = if program.methods().any(is_counted) {
        "- Lists that go on by the number of the page skip what moves up meanwhile: who deletes while iterating collects the ids first, or asks for the first page again.\n"
    } else {
        ""
    };
    format!(
        "\n- An attempt may take 90 seconds (`timeout`), since a server may wait a minute itself for what it answers.\n- A request that meets a limit (429) is sent again after its `Retry-After`, `{retries}` times (2), unless that is longer than `{wait}` (a minute).\n- A lost connection, a 502, 503 or 504 is tried again where that can do nothing twice: reads, replacements, deletions, and creations, which carry an\n  `Idempotency-Key` (`{key}`, otherwise a new UUID).\n- A deletion that was sent again can be answered 404, because an earlier one got through: the error's `retries` is then more than 0.\n- Every error has a class of its own by its status, with the body as its document has it; a good status with anything but the API's JSON is an `APIError` too. Redirects are not followed: the key goes to\n  the API and nowhere else.\n{skipped}- What a newer server sends beside what is known here is kept, and breaks nothing.\n"
    )
}
