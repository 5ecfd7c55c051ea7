package dev.ferry.store;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * In which row an id may stand: 16 bytes for each id, so that no index of random ids has to be kept
 * on the disk. Two ids may share an entry, once in 2^64; the row itself tells.
 */
final class Seen {

    private static final int FREE = 0;
    private static final int SMALLEST = 1 << 12;

    private long[] hashes = new long[SMALLEST];
    private long[] rows = new long[SMALLEST];
    private int count;
    private long oldest = 1;

    synchronized void put(String id, long row) {
        if (count * 2 >= hashes.length) {
            rebuild();
        }
        var at = place(hashes, hash(id));
        count += hashes[at] == FREE ? 1 : 0;
        hashes[at] = hash(id);
        rows[at] = row;
    }

    synchronized OptionalLong row(String id) {
        var at = place(hashes, hash(id));
        return hashes[at] == FREE ? OptionalLong.empty() : OptionalLong.of(rows[at]);
    }

    /** Rows before this one are gone; their entries go when room is needed. */
    synchronized void forgetBefore(long row) {
        oldest = row;
    }

    private void rebuild() {
        var live = (int) Arrays.stream(rows).filter(row -> row >= oldest).count();
        var size = Math.max(SMALLEST, Integer.highestOneBit(live) * 8);
        var newHashes = new long[size];
        var newRows = new long[size];
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != FREE && rows[i] >= oldest) {
                var at = place(newHashes, hashes[i]);
                newHashes[at] = hashes[i];
                newRows[at] = rows[i];
            }
        }
        hashes = newHashes;
        rows = newRows;
        count = live;
    }

    /** Where this hash stands, or the free place where it would. */
    private static int place(long[] table, long hash) {
        var at = (int) hash & (table.length - 1);
        while (table[at] != FREE && table[at] != hash) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    /** FNV-1a, stirred; never {@link #FREE}. */
    private static long hash(String id) {
        var hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == FREE ? 1 : hash;
    }
}
