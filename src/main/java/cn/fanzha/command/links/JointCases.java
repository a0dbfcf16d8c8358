package cn.fanzha.command.links;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joint cases 并案 (公安机关办理刑事案件程序规定 2020, art. 21): several cases worked as one under a lead case. Each keeps its number,
 * file, unit and place in the figures, so that nothing is counted twice or lost; parting them again takes away no line of
 * a timeline or of the audit log.
 *
 * <p>Nobody reads a file through a joint case who could not read it before: who may read one of its cases learns of the
 * others the number, the unit and its contact, the lead case's included.
 */
public interface JointCases {

    /**
     * Joins cases to a lead case, or more of them to the joint case that it leads already. An analyst, a supervisor or the
     * lead case's handler may. Cases of one unit are joined at once; those of another unit wait for a supervisor above both.
     *
     * @param lead numbers that nobody's joint case holds yet, or the lead of a joint case
     * @param reason what they have in common, for those who decide
     */
    ChangeOutcome propose(
            CaseNumber lead,
            List<CaseNumber> others,
            @Nullable JointGround ground,
            @Nullable String reason,
            Actor actor);

    /** Approves or declines what waits: a supervisor whose scope holds all its units, other than who proposed it. */
    ChangeOutcome decide(String jointNo, boolean approve, @Nullable String note, Actor actor);

    /** Takes one case out; where the lead alone would remain, the joint case ends. */
    ChangeOutcome release(String jointNo, CaseNumber member, @Nullable String reason, Actor actor);

    /**
     * Makes another of its joined cases the lead, its number unchanged: whoever may part the two, with the reason. Refused
     * where the case waits to be joined or has ended.
     */
    ChangeOutcome lead(String jointNo, CaseNumber member, @Nullable String reason, Actor actor);

    /** Parts all its cases. */
    ChangeOutcome end(String jointNo, @Nullable String reason, Actor actor);
}
