package cn.fanzha.command.support.authorisation;

import cn.fanzha.command.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A row of {@code authorisation/*.csv}; the format is told in the README beside them.
 *
 * @param anonymous what nobody gets
 * @param roles what each role gets on the near side; empty for addresses of programs
 * @param scopes the token scopes that open it, each alone; empty for pages
 * @param far what those who may open the near side's example get on the far side; {@code -} where there is no such thing
 * @param farOf roles that get something else there: the system administrator's units know no scope
 */
record Rule(
        String file,
        String method,
        String pattern,
        String anonymous,
        Map<Role, String> roles,
        Set<String> scopes,
        String far,
        Map<Role, String> farOf) {

    private static final List<String> HEADER = List.of(
            "method",
            "pattern",
            "anonymous",
            "OFFICER",
            "ANALYST",
            "SUPERVISOR",
            "LIAISON",
            "SYSTEM_ADMIN",
            "SECURITY_ADMIN",
            "AUDITOR",
            "scopes",
            "far");
    private static final Set<String> ANSWERS = Set.of("allow", "deny", "redirect", "401", "404");
    private static final int FIRST_ROLE = 3;

    String key() {
        return method + " " + pattern;
    }

    boolean hasFarSide() {
        return !far.equals("-");
    }

    String far(Role role) {
        return farOf.getOrDefault(role, far);
    }

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:authorisation/*.csv")) {
                List<String> lines = file.getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
                String name = String.valueOf(file.getFilename());
                if (!cells(lines.getFirst()).equals(HEADER)) {
                    throw new IllegalArgumentException(name + " must begin with " + String.join(",", HEADER));
                }
                lines.stream().skip(1).map(line -> parse(name, line)).forEach(rules::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    private static Rule parse(String file, String line) {
        List<String> cells = cells(line);
        if (cells.size() != HEADER.size()) {
            throw new IllegalArgumentException(file + ": " + HEADER.size() + " cells are needed: " + line);
        }
        Map<Role, String> roles = Arrays.stream(Role.values())
                .filter(role -> !cells.get(FIRST_ROLE + role.ordinal()).equals("-"))
                .collect(Collectors.toMap(role -> role, role -> answer(file, cells.get(FIRST_ROLE + role.ordinal()))));
        String scopes = cells.get(FIRST_ROLE + Role.values().length);
        List<String> far = List.of(cells.getLast().split(" "));
        return new Rule(
                file,
                cells.get(0),
                cells.get(1),
                answer(file, cells.get(2)),
                roles,
                scopes.equals("-") ? Set.of() : Set.of(scopes.split(" ")),
                far.getFirst().equals("-") ? far.getFirst() : answer(file, far.getFirst()),
                far.stream()
                        .skip(1)
                        .map(word -> word.split(":"))
                        .collect(Collectors.toMap(word -> Role.valueOf(word[0]), word -> answer(file, word[1]))));
    }

    private static String answer(String file, String cell) {
        if (!ANSWERS.contains(cell)) {
            throw new IllegalArgumentException(file + ": '" + cell + "' is none of " + ANSWERS);
        }
        return cell;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).toList();
    }
}
