package dev.ferry.tracker.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.ferry.tracker.http.ForgeStub.READ;
import static dev.ferry.tracker.http.ForgeStub.TOKEN;
import static dev.ferry.tracker.http.ForgeStub.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a call goes out and an answer comes back on ordinary days. */
class TransportTest {

    @RegisterExtension final ForgeStub forge = new ForgeStub();

    @Test
    void aCallCarriesTheProofItsHeadersAndItsBody() {
        forge.answers(okJson("{\"number\":7}").withStatus(201));

        var answer = forge.transport().send(WRITE.withHeader("X-GitHub-Api-Version", "2022-11-28"));

        assertThat(answer.json().path("number").asInt()).isEqualTo(7);
        forge.server()
                .verify(
                        postRequestedFor(urlEqualTo("/repos/acme/app/issues"))
                                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                                .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28"))
                                .withHeader("Content-Type", equalTo("application/json"))
                                .withRequestBody(equalToJson("{\"title\":\"t\"}")));
        assertThat(forge.metered()).containsExactly("github POST 201");
    }

    @Test
    void expiredCredentialsAreRenewedOnce() {
        forge.credentials(new Renewing());
        forge.server()
                .stubFor(
                        post(anyUrl())
                                .withHeader("Authorization", equalTo("Bearer first"))
                                .willReturn(aResponse().withStatus(401)));
        forge.server()
                .stubFor(
                        post(anyUrl())
                                .withHeader("Authorization", equalTo("Bearer second"))
                                .willReturn(okJson("{}").withStatus(201)));

        assertThat(forge.transport().send(WRITE).status()).isEqualTo(201);
    }

    @Test
    void aRevokedTokenIsForAPerson() {
        forge.answers(aResponse().withStatus(401).withBody("{\"message\":\"Bad credentials\"}"));

        assertThat(forge.failureOf(WRITE))
                .hasMessageContaining("401: Bad credentials")
                .extracting(TrackerException::kind)
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(forge.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void whatIsNotThereIsAnAnswerWhereOneLooksForIt(int status) {
        forge.answers(aResponse().withStatus(status));

        assertThat(forge.transport().find(READ)).isEmpty();
        assertThat(forge.failureOf(READ).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aRenamedRepositoryIsFollowedWithTheSameRequest() {
        forge.server()
                .stubFor(
                        post("/repos/acme/app/issues")
                                .willReturn(
                                        aResponse()
                                                .withStatus(301)
                                                .withHeader("Location", "/repositories/9/issues")));
        forge.server()
                .stubFor(
                        post("/repositories/9/issues")
                                .withRequestBody(equalToJson("{\"title\":\"t\"}"))
                                .willReturn(okJson("{\"number\":1}").withStatus(201)));

        assertThat(forge.transport().send(WRITE).status()).isEqualTo(201);
    }

    @Test
    void aRedirectInCirclesEnds() {
        forge.answers(aResponse().withStatus(302).withHeader("Location", "/again"));

        assertThat(forge.failureOf(READ).kind()).isEqualTo(Kind.REJECTED);
    }

    @Test
    void threeHundredPagesAreReadOneByOne() {
        var page = okJson("[{\"number\":1}]");
        forge.server().stubFor(get(anyUrl()).willReturn(page));
        for (int i = 1; i < 300; i++) {
            forge.server()
                    .stubFor(
                            get("/issues?page=" + i)
                                    .willReturn(
                                            okJson("[{\"number\":1},{\"number\":2}]")
                                                    .withHeader(
                                                            "Link",
                                                            "<%s/issues?page=%d>; rel=\"next\", <%s/issues?page=300>; rel=\"last\""
                                                                    .formatted(
                                                                            forge.url(),
                                                                            i + 1,
                                                                            forge.url()))));
        }

        assertThat(forge.transport().items(HttpCall.get("/issues?page=1")).count()).isEqualTo(599);
        assertThat(forge.requests()).hasSize(300);
    }

    @Test
    void pagesThatAreNotWantedAreNotAskedFor() {
        forge.answers(
                okJson("[{\"number\":1}]").withHeader("Link", "</issues?page=2>; rel=\"next\""));

        assertThat(forge.transport().items(READ).limit(2).count()).isEqualTo(2);
        assertThat(forge.requests()).hasSize(2);
    }

    /** Gives "first" until it was refused, then "second". */
    private static final class Renewing implements Credentials {
        private final AtomicInteger refusals = new AtomicInteger();

        @Override
        public Proof proof(HttpCall call, Transport road) {
            return new Proof(
                    "Authorization", "Bearer", Secret.of(refusals.get() == 0 ? "first" : "second"));
        }

        @Override
        public boolean refused(HttpCall call, Proof proof) {
            return refusals.incrementAndGet() == 1;
        }
    }
}
