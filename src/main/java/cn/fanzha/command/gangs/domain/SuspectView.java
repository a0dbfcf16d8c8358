package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.LegalLimits.Limit;
import cn.fanzha.command.operations.Operations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suspect's file as its page shows it, masked.
 *
 * @param limits the legal limits that run
 * @param elsewhere files of the same person
 */
public record SuspectView(
        Facts facts,
        @Nullable GangLink gang,
        @Nullable Operation operation,
        List<CaseLink> cases,
        List<Limit> limits,
        List<Elsewhere> elsewhere) {

    /** What is known of the person; {@code imported} until a person changes it. */
    public record Facts(
            String number,
            UUID unitId,
            String name,
            @Nullable String idNo,
            @Nullable SuspectRole role,
            Map<Measure, Instant> dates,
            boolean imported,
            int version,
            List<String> tags) {}

    /** The gang; {@code visible} where the reader may open it. */
    public record GangLink(String number, String name, UUID unitId, boolean visible) {}

    /** A case of the suspect, in the order that counts; of a restricted one the page shows number and unit. */
    public record CaseLink(String number, UUID unitId, CaseState state, boolean visible, boolean restricted) {}

    /** The same person in another file: its number and unit, nothing more. */
    public record Elsewhere(String number, UUID unitId, boolean visible) {}
}
