package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gang as its page shows it.
 *
 * @param operation what it is credited to
 * @param mayDismantle the reader is a supervisor
 */
public record GangView(
        Facts facts,
        @Nullable Operation operation,
        List<Member> members,
        List<DenRow> dens,
        List<CaseLine> cases,
        List<Round> rounds,
        List<AccountLine> accounts,
        boolean mayDismantle) {

    /** What is known of the gang itself; {@code imported} until a person changes it. */
    public record Facts(
            UUID id,
            String number,
            UUID unitId,
            String name,
            GangKind kind,
            GangState state,
            Instant discoveredAt,
            @Nullable Instant dismantledAt,
            @Nullable Money amount,
            @Nullable String linksCut,
            @Nullable String partners,
            boolean imported,
            int version,
            List<String> tags) {}

    /** A suspect of the gang, masked; {@code visible} where the reader may open the person's file. */
    public record Member(
            String number,
            String name,
            @Nullable SuspectRole role,
            UUID unitId,
            @Nullable Instant capturedAt,
            boolean visible) {}

    /** A den 窝点; {@code visible} where the reader may change it. */
    public record DenRow(
            String number,
            UUID unitId,
            PremisesKind kind,
            @Nullable String place,
            @Nullable String regionCode,
            @Nullable Instant destroyedAt,
            boolean visible) {}

    /** An account of the gang, masked. */
    public record AccountLine(UUID id, ObservableType type, String masked, Instant addedAt, String byName) {}

    /** A case of one of the gang's suspects; of a restricted one the page shows number and unit. */
    public record CaseLine(
            String number,
            UUID unitId,
            CaseState state,
            Instant reportedAt,
            Money amount,
            boolean visible,
            boolean restricted) {}

    /** A round of investigation 轮次. */
    public record Round(int number, Instant begunAt, String note, String actorName) {}
}
