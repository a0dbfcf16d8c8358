package cn.fanzha.command.shared;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Draws the ids of rows: UUIDs of version 7 (RFC 9562), so that new rows lie together at the end of an index. */
public final class Ids {

    private Ids() {}

    /** Later ids of one process are greater, also within a millisecond; compared as PostgreSQL does, by unsigned bytes. */
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
