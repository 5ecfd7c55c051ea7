package dev.ferry.tracker.github;

import dev.ferry.tracker.http.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The private key of a GitHub App, in the form in which GitHub hands it out (PKCS#1) or converted
 * (PKCS#8). Signs the tokens by which the App proves itself.
 */
public final class AppKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    /** The ASN.1 head that turns a PKCS#1 key into PKCS#8: version 0, algorithm rsaEncryption. */
    private static final byte[] RSA_HEAD =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** GitHub allows ten minutes, and its clock may not be ours. */
    static final Duration LIFE = Duration.ofMinutes(9);

    private static final Duration BACKDATED = Duration.ofMinutes(1);

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    public static AppKey read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the App's private key " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * @throws IllegalArgumentException when the text is no RSA private key; it says what is
     *     expected
     */
    public static AppKey of(String pem) {
        var m = PEM.matcher(pem);
        if (!m.find()) {
            throw new IllegalArgumentException(
                    "not the private key of a GitHub App: expected the .pem file that GitHub gives"
                            + " out, which begins with -----BEGIN RSA PRIVATE KEY-----");
        }
        try {
            var der = Base64.getMimeDecoder().decode(m.group(2));
            var pkcs8 = m.group(1) == null ? der : wrapped(der);
            return new AppKey(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the private key of the GitHub App is damaged: fetch a new one from the App's"
                            + " settings page");
        }
    }

    /** A signed token (JWT, RS256) of this App, good for some minutes around this moment. */
    Secret token(String app, Instant now) {
        var claims =
                "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
                        .formatted(
                                now.minus(BACKDATED).getEpochSecond(),
                                now.plus(LIFE).getEpochSecond(),
                                app);
        var text = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
        return Secret.of(text + "." + BASE64.encodeToString(signed(text)));
    }

    private byte[] signed(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with RSA", e);
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        var content = joined(RSA_HEAD, tagged(0x04, pkcs1));
        return tagged(0x30, content);
    }

    /** One ASN.1 element whose length takes two bytes at most, as those of RSA keys do. */
    private static byte[] tagged(int tag, byte[] content) {
        byte[] head = {
            (byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length
        };
        return joined(head, content);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
