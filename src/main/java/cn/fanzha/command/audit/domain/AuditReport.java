package cn.fanzha.command.audit.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param links links of the chain that were looked at
 * @param waiting whole entries of the last minutes that wait for their link: as it should be
 * @param faults how many faults; {@code findings} holds the first {@value #SHOWN}
 * @param head the newest link as an anchor to write down; null while the chain is empty
 */
public record AuditReport(
        long links,
        long waiting,
        long faults,
        List<AuditFinding> findings,
        @Nullable String head) {

    static final int SHOWN = 1_000;

    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** The log is as it was written. */
    public boolean clean() {
        return faults == 0;
    }

    /** Gathers findings in constant memory. */
    static final class Draft {
        private final List<AuditFinding> findings = new ArrayList<>();
        private long faults;
        private long links;
        private long waiting;

        void found(AuditFinding.Kind kind, @Nullable Long seq, @Nullable Long entryId, @Nullable String about) {
            faults++;
            if (findings.size() < SHOWN) {
                findings.add(new AuditFinding(kind, seq, entryId, about));
            }
        }

        long link() {
            return ++links;
        }

        void waiting() {
            waiting++;
        }

        AuditReport report(AuditLink head) {
            return new AuditReport(links, waiting, faults, findings, head.seq() == 0 ? null : head.toString());
        }
    }
}
