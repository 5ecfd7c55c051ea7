package dev.ferry.flag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How Unleash's SDKs tell users apart: murmur3 (x86, 32 bit) of group and user, 1 to 100. */
public final class Bucket {

    private Bucket() {}

    public static int of(String groupId, String user) {
        var hash = murmur((groupId + ":" + user).getBytes(StandardCharsets.UTF_8));
        return (int) (Integer.toUnsignedLong(hash) % 100) + 1;
    }

    private static int murmur(byte[] text) {
        var bytes = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
        int h = 0;
        while (bytes.remaining() >= 4) {
            h = Integer.rotateLeft(h ^ scrambled(bytes.getInt()), 13) * 5 + 0xe6546b64;
        }
        int tail = 0;
        for (int shift = 0; bytes.hasRemaining(); shift += 8) {
            tail |= (bytes.get() & 0xff) << shift;
        }
        h ^= scrambled(tail) ^ text.length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    private static int scrambled(int k) {
        return Integer.rotateLeft(k * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
