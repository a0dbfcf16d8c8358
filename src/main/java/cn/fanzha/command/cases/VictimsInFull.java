package cn.fanzha.command.cases;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The victims of a case in the clear, for documents that leave with a reason: the caller has asked for the case, masks
 * what is shown, and audits every reading.
 */
public interface VictimsInFull {

    /** A victim; of one who gave nothing all is null. */
    record Victim(
            @Nullable String name,
            @Nullable String idNo,
            @Nullable String phone) {
        /** Without the data. */
        @Override
        public String toString() {
            return "Victim";
        }
    }

    /** The one who reported first; 50 at most. */
    List<Victim> of(UUID caseId);
}
