package dev.ferry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * RSA keys for tests. They were made once, because making one takes longer than most tests, lie
 * open in {@code src/test/resources/keys}, and open nothing.
 */
public enum TestKey {
    /** Of a GitHub App; shorter than GitHub's, because every test of the App signs with it. */
    APP,
    /** Of an OpenID Connect issuer. */
    ISSUER,
    /** Of somebody who is not that issuer. */
    STRANGER;

    private final RSAPrivateCrtKey key = read();

    public RSAPrivateCrtKey secret() {
        return key;
    }

    public RSAPublicKey open() {
        try {
            var numbers = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(numbers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RSAPrivateCrtKey read() {
        var file =
                Path.of(
                        "src/test/resources/keys",
                        name().toLowerCase(java.util.Locale.ROOT) + "-that-opens-nothing.pem");
        try {
            var body = Files.readString(file).replaceAll("-----.*-----", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
