package dev.ferry.server.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with one key, from many threads. */
final class Hmac {

    private final Mac prepared;

    Hmac(byte[] key) {
        try {
            prepared = Mac.getInstance("HmacSHA256");
            prepared.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key for HMAC-SHA256", e);
        }
    }

    /** Takes as long for a wrong answer as for the right one. */
    boolean matches(byte[] claimed, byte[]... parts) {
        var mac = copy();
        for (var part : parts) {
            mac.update(part);
        }
        return MessageDigest.isEqual(mac.doFinal(), claimed);
    }

    /** The key's schedule is kept; only the running hash is new. */
    private Mac copy() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
