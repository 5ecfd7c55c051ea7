package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** GitHub's own description of its API: says where a request or an answer departs from it. */
final class GitHubContract {

    private static final String AT = "https://github.test/openapi.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode API = resource("/github/openapi.json");
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDialect(
                    Dialects.getOpenApi30(), b -> b.schemas(Map.of(AT, API.toString())));
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    /** Which GitHub has, and the description at hand leaves out. */
    private static final List<Pattern> KNOWN_BESIDES =
            List.of(
                    Pattern.compile("GET /user/\\d+"),
                    Pattern.compile("GET /repos/[^/]+/[^/]+/issues/comments"),
                    Pattern.compile("POST /repos/[^/]+/[^/]+/issues/\\d+/reactions"),
                    Pattern.compile("PATCH /repos/[^/]+/[^/]+/hooks/\\d+"),
                    Pattern.compile("(GET|PATCH) /app/hook/config"),
                    Pattern.compile("GET /orgs/[^/]+/teams/[^/]+"),
                    Pattern.compile("POST /graphql"));

    private final List<String> departures = new CopyOnWriteArrayList<>();

    /** One exchange, as far as the description speaks of it. */
    record Exchange(
            String method,
            String path,
            Set<String> query,
            Optional<JsonNode> request,
            int status,
            Optional<JsonNode> answer) {

        String call() {
            return method + " " + path;
        }
    }

    List<String> departures() {
        return departures;
    }

    static JsonNode resource(String name) {
        try (var in = GitHubContract.class.getResourceAsStream(name)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    void check(Exchange e) {
        if (KNOWN_BESIDES.stream().anyMatch(p -> p.matcher(e.call()).matches())) {
            return;
        }
        var template = template(e.path());
        if (template.isEmpty() || !API.path("paths").path(template.get()).has(method(e))) {
            departures.add(e.call() + " is no call of GitHub's");
            return;
        }
        var operation = API.path("paths").path(template.get()).path(method(e));
        var place = "/paths/" + template.get().replace("/", "~1") + "/" + method(e);
        checkQuery(e, operation);
        checkBody(
                e.call() + " request",
                place + "/requestBody",
                operation.path("requestBody"),
                e.request());
        var answer = operation.path("responses").path(String.valueOf(e.status()));
        if (answer.isMissingNode() && e.status() != 401 && e.status() < 500) {
            departures.add(e.call() + " never answers " + e.status());
        }
        checkBody(
                e.call() + " " + e.status(),
                place + "/responses/" + e.status(),
                answer,
                e.answer());
    }

    private static String method(Exchange e) {
        return e.method().toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<String> template(String path) {
        var segments = path.split("/", -1);
        String best = null;
        for (var template : API.path("paths").properties()) {
            if (fits(template.getKey().split("/", -1), segments)
                    && (best == null || variables(template.getKey()) < variables(best))) {
                best = template.getKey();
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean fits(String[] template, String[] path) {
        if (template.length != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private static long variables(String template) {
        return template.chars().filter(c -> c == '{').count();
    }

    /** GitHub passes over what it does not know, so that a misspelt filter filters nothing. */
    private void checkQuery(Exchange e, JsonNode operation) {
        var known = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            known.add(resolved(parameter).path("name").asText());
        }
        e.query().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> departures.add(e.call() + " knows no ?" + name));
    }

    private void checkBody(String what, String place, JsonNode described, Optional<JsonNode> body) {
        var at = described.has("$ref") ? described.get("$ref").asText().substring(1) : place;
        var content = resolved(described).path("content").path("application/json");
        if (body.isEmpty() || !content.has("schema")) {
            return;
        }
        var schema =
                READ.computeIfAbsent(
                        at + "/content/application~1json/schema",
                        p -> SCHEMAS.getSchema(SchemaLocation.of(AT + "#" + escaped(p))));
        for (Error error : schema.validate(body.get())) {
            departures.add(what + ": " + error);
        }
    }

    private static String escaped(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? API.at(node.get("$ref").asText().substring(1)) : node;
    }
}
