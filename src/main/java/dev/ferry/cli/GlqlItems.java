package dev.ferry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.glql.eval.Family;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.Planning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The items of the conformance data: {@code {"items": [{"id", "type", "iid", …}]}}. */
record GlqlItems(List<Item> items) {

    static GlqlItems of(JsonNode document) {
        var ids = new HashMap<String, String>();
        document.path("items").forEach(i -> ids.put(reference(i), i.path("id").asText()));
        var items = new ArrayList<Item>();
        document.path("items").forEach(i -> items.add(item(i, ids)));
        return new GlqlItems(items);
    }

    Family family() {
        var byId = new HashMap<String, Item>();
        items.forEach(i -> byId.put(i.identity().id(), i));
        return Family.of(byId);
    }

    private static String reference(JsonNode item) {
        var path = text(item, "group").orElseGet(() -> item.path("project").asText());
        return path + (item.hasNonNull("group") ? "&" : "#") + item.path("iid").asLong();
    }

    private static Item item(JsonNode item, Map<String, String> ids) {
        boolean inGroup = item.hasNonNull("group");
        long number = item.path("iid").asLong();
        return new Item(
                new Item.Identity(
                        item.path("id").asText(),
                        item.path("type").asText("Issue"),
                        number,
                        item.path(inGroup ? "group" : "project").asText(),
                        inGroup,
                        (inGroup ? "&" : "#") + number,
                        item.path("url").asText(""),
                        text(item, "parent").map(ids::get)),
                item.path("title").asText(),
                item.path("description").asText(""),
                Item.State.valueOf(item.path("state").asText().toUpperCase(Locale.ROOT)),
                item.path("confidential").asBoolean(),
                texts(item.path("labels")),
                item.path("author").asText(),
                texts(item.path("assignees")),
                new Item.Times(
                        Instant.parse(item.path("created").asText()),
                        Instant.parse(item.path("updated").asText()),
                        text(item, "closed").map(Instant::parse),
                        text(item, "start").map(LocalDate::parse),
                        text(item, "due").map(LocalDate::parse)),
                new Planning(
                        span(item.path("milestone")),
                        span(item.path("iteration")),
                        Optional.of(item.path("weight"))
                                .filter(JsonNode::isNumber)
                                .map(JsonNode::asLong),
                        text(item, "health").map(GlqlItems::health),
                        text(item, "status"),
                        customFields(item.path("customFields")),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@code onTrack} is how GitLab's interface writes {@code on track}. */
    private static String health(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Optional<Planning.Span> span(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isObject)
                .map(n ->
                        new Planning.Span(
                                Optional.empty(),
                                n.path("title").asText(),
                                text(n, "start").map(LocalDate::parse),
                                text(n, "due").map(LocalDate::parse),
                                n.path("open").asBoolean(true)));
    }

    private static Map<String, List<String>> customFields(JsonNode node) {
        var fields = new HashMap<String, List<String>>();
        node.properties().forEach(e -> fields.put(e.getKey(), texts(e.getValue())));
        return fields;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
