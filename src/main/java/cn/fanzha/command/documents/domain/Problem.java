package cn.fanzha.command.documents.domain;

import java.util.List;

/**
 * Why a file can't be a template.
 *
 * @param key message key, which says what to do
 * @param args names and places, these as messages of their own
 */
public record Problem(String key, List<Object> args) {

    static Problem of(String key, Object... args) {
        return new Problem(key, List.of(args));
    }
}
