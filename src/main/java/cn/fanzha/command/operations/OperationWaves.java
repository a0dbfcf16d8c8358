package cn.fanzha.command.operations;

import cn.fanzha.command.shared.Actor;
import java.time.LocalDate;
import java.util.List;

/** The plan of an operation that stands already: who takes part, and when the net is drawn 收网. */
public interface OperationWaves {

    /**
     * Replaces the units that take part and the waves; an analyst or supervisor of the leading unit or of one above.
     *
     * @param units codes of police units
     * @throws IllegalStateException the plan can't stand: an unknown unit
     */
    void plan(String operationNo, List<String> units, List<LocalDate> waves, Actor actor);
}
