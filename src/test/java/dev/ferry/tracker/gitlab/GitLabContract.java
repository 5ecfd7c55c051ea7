package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * GitLab's own description of its API, and its tests' schemas of answers: says where a request or
 * an answer departs from them. GitLab passes over parameters that it does not know, so a misspelt
 * filter would filter nothing.
 */
final class GitLabContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String AT = "https://gitlab.test/";
    private static final JsonNode API = resource("/gitlab/openapi.json");
    private static final List<String> SCHEMAS =
            List.of("issue", "notes", "members", "issue_link", "label_basic", "epic");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDialect(Dialects.getDraft7(), b -> b.schemas(texts()));
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private static final Set<String> PAGING = Set.of("page", "per_page");

    /** What the description at hand leaves out, as GitLab documents it: parameters by call. */
    private static final Map<String, Set<String>> BESIDES =
            Map.ofEntries(
                    Map.entry("GET /user", Set.of()),
                    Map.entry("GET /users", Set.of("username")),
                    Map.entry("GET /metadata", Set.of()),
                    Map.entry("GET /personal_access_tokens/self", Set.of()),
                    Map.entry("GET /projects/[^/]+", Set.of()),
                    Map.entry("GET /groups/[^/]+", Set.of("with_projects")),
                    Map.entry(
                            "GET /(projects|groups)/[^/]+/(issues|epics)/\\d+/notes",
                            Set.of("activity_filter", "order_by", "sort")),
                    Map.entry(
                            "GET /(projects|groups)/[^/]+/(issues|epics)/\\d+/notes/\\d+",
                            Set.of()),
                    Map.entry(
                            "POST /(projects|groups)/[^/]+/(issues|epics)/\\d+/notes",
                            Set.of("body", "internal", "created_at")),
                    Map.entry(
                            "PUT /(projects|groups)/[^/]+/(issues|epics)/\\d+/notes/\\d+",
                            Set.of("body")),
                    Map.entry("GET /(projects|groups)/[^/]+/labels", Set.of()),
                    Map.entry(
                            "POST /(projects|groups)/[^/]+/labels",
                            Set.of("name", "color", "description", "priority")),
                    Map.entry("GET /projects/[^/]+/milestones", Set.of("title")),
                    Map.entry(
                            "POST /projects/[^/]+/milestones",
                            Set.of("title", "description", "due_date", "start_date")),
                    Map.entry(
                            "PUT /projects/[^/]+/milestones/\\d+",
                            Set.of("title", "description", "due_date", "state_event")),
                    Map.entry(
                            "GET /groups/[^/]+/epics",
                            Set.of("author_id", "state", "include_descendant_groups")),
                    Map.entry("GET /groups/[^/]+/epics/\\d+", Set.of()),
                    Map.entry("GET /groups/[^/]+/hooks", Set.of()),
                    Map.entry(
                            "POST /groups/[^/]+/epics",
                            Set.of(
                                    "title",
                                    "description",
                                    "labels",
                                    "confidential",
                                    "due_date_fixed",
                                    "due_date_is_fixed")),
                    Map.entry(
                            "PUT /groups/[^/]+/epics/\\d+",
                            Set.of(
                                    "title",
                                    "description",
                                    "add_labels",
                                    "remove_labels",
                                    "confidential",
                                    "state_event",
                                    "due_date_fixed",
                                    "due_date_is_fixed")),
                    Map.entry("POST /groups/[^/]+/epics/\\d+/(issues|epics)/\\d+", Set.of()));

    /** Which schema an answer of success keeps to. */
    private static final Map<Pattern, String> ANSWERS =
            Map.of(
                    Pattern.compile("[A-Z]+ /projects/[^/]+/issues(/\\d+)?"),
                    "issue.json",
                    Pattern.compile("[A-Z]+ /groups/[^/]+/epics(/\\d+)?"),
                    "epic.json",
                    Pattern.compile("[A-Z]+ /\\w+/[^/]+/(issues|epics)/\\d+/notes(/\\d+)?"),
                    "notes.json#/items",
                    Pattern.compile("[A-Z]+ /\\w+/[^/]+/members/.*"),
                    "members.json#/items",
                    Pattern.compile("[A-Z]+ /\\w+/[^/]+/labels"),
                    "label_basic.json",
                    Pattern.compile("POST /\\w+/[^/]+/issues/\\d+/links"),
                    "issue_link.json");

    private final List<String> departures = new CopyOnWriteArrayList<>();

    /**
     * One exchange.
     *
     * @param path below {@code /api/v4}, with the slashes of projects' names still escaped
     * @param query the names of its parameters
     * @param form the names of the fields of a form
     */
    record Exchange(
            String method,
            String path,
            Set<String> query,
            Set<String> form,
            Optional<JsonNode> request,
            int status,
            Optional<JsonNode> answer) {

        String call() {
            return method + " " + path;
        }
    }

    private static Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        texts.put(AT + "openapi.json", API.toString());
        for (var name : SCHEMAS) {
            texts.put(
                    AT + name + ".json", resource("/gitlab/schemas/" + name + ".json").toString());
        }
        return texts;
    }

    static JsonNode resource(String name) {
        try (var in = GitLabContract.class.getResourceAsStream(name)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    List<String> departures() {
        return departures;
    }

    void check(Exchange e) {
        var operation = operation(e);
        if (operation.isPresent()) {
            checkDescribed(e, operation.get());
        } else {
            checkListed(e);
        }
        if (e.status() / 100 == 2) {
            checkAnswer(e);
        }
    }

    private void checkDescribed(Exchange e, JsonNode operation) {
        var query = new HashSet<>(PAGING);
        var form = new HashSet<String>();
        for (var parameter : operation.path("parameters")) {
            switch (parameter.path("in").asText()) {
                case "query" -> query.add(parameter.path("name").asText());
                case "formData" -> form.add(parameter.path("name").asText());
                case "body" -> {
                    var at = parameter.path("schema").path("$ref").asText();
                    API.at(at.substring(1))
                            .path("properties")
                            .fieldNames()
                            .forEachRemaining(form::add);
                    e.request().ifPresent(body -> judge(e, "openapi.json" + at, body));
                }
                default -> {}
            }
        }
        query.addAll(form);
        unknown(e, e.query(), query);
        unknown(e, e.form(), form);
        e.request().ifPresent(body -> unknown(e, names(body), form));
    }

    private void checkListed(Exchange e) {
        var known =
                BESIDES.entrySet().stream()
                        .filter(b -> e.call().matches(b.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (known.isEmpty()) {
            departures.add(e.call() + " is no call of GitLab's");
            return;
        }
        var names = new HashSet<>(known.get());
        names.addAll(PAGING);
        unknown(e, e.query(), names);
        unknown(e, e.form(), names);
        e.request().ifPresent(body -> unknown(e, names(body), names));
    }

    private static Set<String> names(JsonNode body) {
        var names = new HashSet<String>();
        body.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void unknown(Exchange e, Set<String> given, Set<String> known) {
        given.stream()
                .map(name -> name.replace("[]", ""))
                .filter(name -> !known.contains(name))
                .forEach(name -> departures.add(e.call() + " knows no " + name));
    }

    private void checkAnswer(Exchange e) {
        ANSWERS.forEach((call, schema) -> {
            if (call.matcher(e.call()).matches()) {
                var answer = e.answer().orElseThrow();
                if (answer.isArray()) {
                    answer.forEach(item -> judge(e, schema, item));
                } else {
                    judge(e, schema, answer);
                }
            }
        });
    }

    private void judge(Exchange e, String schema, JsonNode value) {
        var reader =
                READ.computeIfAbsent(schema, s -> REGISTRY.getSchema(SchemaLocation.of(AT + s)));
        for (Error error : reader.validate(value.toString(), InputFormat.JSON)) {
            departures.add(e.call() + " " + e.status() + ": " + error);
        }
    }

    private static Optional<JsonNode> operation(Exchange e) {
        var segments = ("/api/v4" + e.path()).split("/", -1);
        for (var template : API.path("paths").properties()) {
            if (fits(template.getKey().split("/", -1), segments)) {
                var found = template.getValue().path(e.method().toLowerCase(Locale.ROOT));
                if (!found.isMissingNode()) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
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
}
