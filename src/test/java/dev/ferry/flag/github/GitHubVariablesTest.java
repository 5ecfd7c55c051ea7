package dev.ferry.flag.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.FakeService;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagSourceContract;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.ServicePlace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GitHubVariablesTest extends FlagSourceContract {

    /** Variables of the environment {@code production} of {@code acme/app}. */
    private static final class FakeVariables extends FakeService {

        private static final String ENVIRONMENT =
                "/repos/acme/app/environments/production/variables";
        private static final String REPOSITORY = "/repos/acme/app/actions/variables";

        private final Map<String, ObjectNode> variables = new TreeMap<>();

        @Override
        protected Answer answer(Call call) {
            if (!call.headers().getOrDefault("Authorization", "").equals(TOKEN)) {
                return Answer.refused(401, "Bad credentials");
            }
            if (call.path().equals(ENVIRONMENT) || call.path().equals(REPOSITORY)) {
                return list(call);
            }
            var variable = variables.get(call.path());
            if (variable == null) {
                return Answer.refused(404, "Not Found");
            }
            if (call.method().equals("PATCH")) {
                variable.set("value", call.body().path("value"));
                variable.put("updated_at", "2026-11-21T12:00:00Z");
                return Answer.of(204, JSON.nullNode());
            }
            return Answer.ok(variable);
        }

        private Answer list(Call call) {
            int size = Math.min(30, Integer.parseInt(call.param("per_page", "10")));
            int page = Integer.parseInt(call.param("page", "1"));
            var mine =
                    variables.entrySet().stream()
                            .filter(e -> e.getKey().startsWith(call.path() + "/"));
            var all = mine.map(Map.Entry::getValue).toList();
            var body = JSON.objectNode().put("total_count", all.size());
            var list = body.putArray("variables");
            all.stream().skip((page - 1L) * size).limit(size).forEach(list::add);
            var next =
                    "<%s%s?per_page=%d&page=%d>; rel=\"next\""
                            .formatted(url(), call.path(), size, page + 1);
            boolean more = (long) page * size < all.size();
            return new Answer(200, body, more ? Map.of("Link", next) : Map.of());
        }

        synchronized void sets(String place, String name, String value) {
            variables.put(
                    place + "/" + name,
                    JSON.objectNode()
                            .put("name", name)
                            .put("value", value)
                            .put("created_at", "2026-11-01T09:00:00Z")
                            .put("updated_at", "2026-11-20T09:00:00Z"));
        }

        synchronized String value(String name) {
            return variables.get(ENVIRONMENT + "/" + name).path("value").asText();
        }
    }

    private final FakeVariables github = new FakeVariables();
    private final FlagSource source =
            GitHubVariables.source(
                    "vars", "FERRY_FLAG_", github.road("", "Authorization", CLOCK), CLOCK);

    @Override
    protected Place open() {
        return new ServicePlace(github, source) {

            @Override
            public FlagKey key(String name) {
                return new FlagKey("vars", "acme/app", name, "production");
            }

            @Override
            public void flag(String name, int percent) {
                moves(name, percent);
            }

            @Override
            public void moves(String name, int percent) {
                var variable =
                        "FERRY_FLAG_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
                github.sets(FakeVariables.ENVIRONMENT, variable, String.valueOf(percent));
            }

            @Override
            public int pageSize() {
                return 30;
            }
        };
    }

    @Test
    void aValueIsReadAsPeopleWriteIt() {
        for (var value : List.of("25", " 25 ", "25%", "25 %", "25.0")) {
            assertThat(rollout(value)).as(value).isInstanceOf(Rollout.Percent.class);
            assertThat(share(read("chat"))).as(value).isEqualByComparingTo(dec(25));
        }
        for (var value : List.of("on", "TRUE", "100", "100 %")) {
            assertThat(rollout(value)).as(value).isEqualTo(Rollout.FULL);
        }
        for (var value : List.of("off", "false", "0", "0.0")) {
            assertThat(rollout(value)).as(value).isEqualTo(Rollout.OFF);
        }
        for (var value : List.of("", "101", "-1", "5,5", "ten", "1e1", "٢٥", "25 %%")) {
            assertThat(rollout(value)).as(value).isInstanceOf(Rollout.Unknown.class);
        }
    }

    @Test
    void aValueIsWrittenInTheWayItWasWritten() {
        rollout("25 %");
        set("chat", 50);
        assertThat(github.value("FERRY_FLAG_CHAT")).isEqualTo("50%");
        rollout("off");
        set("chat", 100);
        assertThat(github.value("FERRY_FLAG_CHAT")).isEqualTo("on");
        set("chat", 5);
        assertThat(github.value("FERRY_FLAG_CHAT")).isEqualTo("5");
    }

    @Test
    void gitHubSaysWhenItWasChanged() {
        rollout("25");
        assertThat(read("chat").lastChanged()).contains(Instant.parse("2026-11-20T09:00:00Z"));
    }

    @Test
    void withoutAnEnvironmentItIsAVariableOfTheRepository() {
        github.sets(FakeVariables.REPOSITORY, "FERRY_FLAG_CHAT_NEXT", "40");
        var key = new FlagKey("vars", "acme/app", "chat.next", "");
        var state = Objects.requireNonNull(source.reader().read(List.of(key)).get(key));
        assertThat(share(state)).isEqualByComparingTo(dec(40));
    }

    private Rollout rollout(String value) {
        github.sets(FakeVariables.ENVIRONMENT, "FERRY_FLAG_CHAT", value);
        return read("chat").rollout();
    }
}
