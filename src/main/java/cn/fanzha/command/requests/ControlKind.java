package cn.fanzha.command.requests;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.organisation.UnitKind;
import java.util.Arrays;
import java.util.Optional;

/** What a control request 处置 acts on. */
public enum ControlKind {
    /** A number to be blocked. */
    NUMBER,
    /** A site to be blocked. */
    SITE,
    /** An app to be removed, named by its package. */
    APP;

    /** The type of the observable that the request names. */
    public ObservableType observable() {
        return switch (this) {
            case NUMBER -> ObservableType.PHONE;
            case SITE -> ObservableType.URL;
            case APP -> ObservableType.APP;
        };
    }

    /** What may be asked of an observable of this type; empty where no partner can act on it. */
    public static Optional<ControlKind> of(ObservableType type) {
        return Arrays.stream(values()).filter(kind -> kind.observable() == type).findFirst();
    }

    /** Partners of this kind can do it: numbers are the operators', apps the stores', sites either's. */
    public boolean isDoneBy(UnitKind institution) {
        return switch (this) {
            case NUMBER -> institution == UnitKind.TELECOM;
            case SITE -> institution == UnitKind.TELECOM || institution == UnitKind.INTERNET;
            case APP -> institution == UnitKind.INTERNET;
        };
    }
}
