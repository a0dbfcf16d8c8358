package cn.fanzha.command.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A case of the city, as its other records need it. */
record DemoCase(
        String number,
        String unit,
        DemoFraud fraud,
        Instant reported,
        @Nullable Instant filed,
        @Nullable Instant solved,
        long cents,
        String victim,
        String phone,
        @Nullable DemoGang gang,
        DemoCard payee,
        String site) {

    String district() {
        return unit.substring(0, 6) + "000000";
    }
}
