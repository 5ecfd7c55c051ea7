package dev.ferry.tracker.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in a company's own certificate authorities besides the usual ones. */
final class Authorities {

    private Authorities() {}

    static SSLContext with(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var own = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (own.isEmpty()) {
                throw new IllegalArgumentException(pem + " holds no certificate (PEM)");
            }
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var all = new ArrayList<>(List.of(trustManager(null).getAcceptedIssuers()));
            own.forEach(c -> all.add((X509Certificate) c));
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry("ca" + i, all.get(i));
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {trustManager(store)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "cannot read the certificate authorities in " + pem + ": " + e.getMessage(), e);
        }
    }

    /** For {@code null}, what the Java installation trusts. */
    private static X509TrustManager trustManager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
