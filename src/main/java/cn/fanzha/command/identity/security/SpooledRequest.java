package cn.fanzha.command.identity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A request whose body was taken apart: the container is asked for none of it again. */
final class SpooledRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final List<Part> files;

    SpooledRequest(HttpServletRequest request, SpooledForm form) {
        super(request);
        this.files = List.copyOf(form.files());
        Map<String, List<String>> all = new LinkedHashMap<>();
        UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.forEach(value -> add(all, decoded(name), decoded(value))));
        form.fields().forEach((name, values) -> values.forEach(value -> add(all, name, value)));
        all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    }

    private static void add(Map<String, List<String>> all, String name, String value) {
        all.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    private static String decoded(@Nullable String text) {
        try {
            return text == null ? "" : UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Collection<Part> getParts() {
        return files;
    }

    @Override
    public @Nullable Part getPart(String name) {
        return files.stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
