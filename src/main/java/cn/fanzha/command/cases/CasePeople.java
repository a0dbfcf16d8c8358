package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Naming people for a case, whatever their unit: by a supervisor of the side that holds it. */
public interface CasePeople {

    /** Only these people, and the supervisor who says so, open the case from now on; again, it names others instead. */
    StepOutcome restrict(CaseNumber number, List<UUID> people, @Nullable String reason, Actor actor);

    /**
     * A task force 专班: these people see the case to the end of that day (Asia/Shanghai); again, it replaces the one before.
     */
    StepOutcome gather(
            CaseNumber number, @Nullable String name, List<UUID> people, @Nullable LocalDate endsOn, Actor actor);
}
