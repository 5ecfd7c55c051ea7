package dev.ferry.tracker.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.ferry.tracker.http.ForgeStub.READ;
import static dev.ferry.tracker.http.ForgeStub.TOKEN;
import static dev.ferry.tracker.http.ForgeStub.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.ferry.tracker.TrackerException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token goes to its own host, in its header, and nowhere else. */
@Isolated("It listens to every line that is logged.")
class TransportSecretsTest {

    @RegisterExtension final ForgeStub forge = new ForgeStub();

    @RegisterExtension final ForgeStub elsewhere = new ForgeStub();

    @Test
    void theTokenDoesNotFollowALinkToAnotherHost() {
        forge.answers(
                okJson("[{}]")
                        .withHeader(
                                "Link", "<" + elsewhere.url() + "/issues?page=2>; rel=\"next\""));

        assertThatThrownBy(() -> forge.transport().items(READ).toList())
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("another host");
        assertThat(elsewhere.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ELSEWHERE/x",
                "//evil.example/x",
                "http://localhost@evil.example/x",
                "file:///etc/passwd"
            })
    void theTokenDoesNotFollowARedirectToAnotherHost(String location) {
        forge.answers(
                aResponse()
                        .withStatus(302)
                        .withHeader("Location", location.replace("ELSEWHERE", elsewhere.url())));

        assertThat(forge.failureOf(READ)).hasMessageContaining("another host");
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void theTokenIsInNoLogLineAndNoMessageWhateverHappens() {
        var echo = "{\"message\":\"no such token: " + TOKEN + ", nor glpat-abcdefghij1234567890\"}";
        var bad =
                List.of(
                        okJson("{}"),
                        aResponse().withStatus(400).withBody(echo),
                        aResponse().withStatus(401).withBody(echo),
                        aResponse().withStatus(403).withBody(echo),
                        aResponse().withStatus(429).withBody(echo),
                        aResponse().withStatus(500).withBody("Authorization: Bearer " + TOKEN),
                        aResponse()
                                .withStatus(302)
                                .withHeader("Location", "https://evil.example/" + TOKEN),
                        okJson("{"),
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        var said = new ArrayList<String>();
        try (var logs = new CapturedLogs()) {
            for (var answer : bad) {
                forge.answers(answer);
                for (var call : List.of(READ, WRITE)) {
                    try {
                        said.add(forge.transport().send(call).toString());
                    } catch (TrackerException e) {
                        said.add(e + " " + e.getCause());
                    }
                }
            }
            said.add(forge.credentials().proof(READ, forge.transport()).toString());
            said.addAll(logs.lines());
        }
        assertThat(said).hasSizeGreaterThan(2 * bad.size());
        assertThat(said).noneMatch(line -> line.contains("sEcReT") || line.contains("glpat-"));
    }

    @Test
    void aTokenThatNoHeaderCanCarryIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Secret.of("sEcReT\nX-Evil: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("sEcReT");
        assertThat(Secret.of(" token\n").reveal()).isEqualTo("token");
    }
}
