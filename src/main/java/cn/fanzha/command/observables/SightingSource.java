package cn.fanzha.command.observables;

/** Where an observable may be seen. */
public enum SightingSource {
    CASE
}
