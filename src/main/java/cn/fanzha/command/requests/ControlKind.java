package cn.fanzha.command.requests;

import cn.fanzha.command.observables.ObservableType;

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
}
