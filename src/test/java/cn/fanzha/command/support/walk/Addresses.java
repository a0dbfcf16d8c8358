package cn.fanzha.command.support.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** What the application answers to, and which addresses are the same page with other data. */
final class Addresses {

    /** Parameters whose values are other views of a page, not other data. */
    private static final Set<String> VIEWS = Set.of("tab", "view", "kind", "show", "by", "queue", "open", "side");

    /** Answered by filters. */
    private static final Set<String> BY_FILTERS = Set.of("POST /sign-in", "POST /sign-out");

    private static final Pattern WORD = Pattern.compile("[A-Za-z-]{1,24}");

    private final List<Mapped> mapped = new ArrayList<>();

    private record Mapped(String method, PathPattern pattern, boolean page) {}

    Addresses(RequestMappingHandlerMapping mappings) {
        mappings.getHandlerMethods().forEach((info, handler) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            Stream<String> names =
                    methods.isEmpty() ? Stream.of("GET") : methods.stream().map(Enum::name);
            boolean page = info.getProducesCondition().getProducibleMediaTypes().stream()
                            .allMatch(type -> type.includes(MediaType.TEXT_HTML))
                    && isPage(handler);
            names.forEach(method -> Objects.requireNonNull(info.getPathPatternsCondition())
                    .getPatterns()
                    .forEach(pattern -> mapped.add(new Mapped(method, pattern, page))));
        });
    }

    private static boolean isPage(HandlerMethod handler) {
        Class<?> answer = handler.getMethod().getReturnType();
        return (answer == String.class || answer == ModelAndView.class)
                && !handler.hasMethodAnnotation(ResponseBody.class);
    }

    /** The mapped pattern that answers, most specific first. */
    Optional<String> pattern(String method, String address) {
        String path = path(address);
        if (BY_FILTERS.contains(method + " " + path)) {
            return Optional.of(path);
        }
        PathContainer parsed = PathContainer.parsePath(path);
        return mapped.stream()
                .filter(one -> one.method().equals(method) && one.pattern().matches(parsed))
                .map(Mapped::pattern)
                .min(Comparator.naturalOrder())
                .map(PathPattern::getPatternString);
    }

    /** Every address that answers a reader with a page or a part of one. */
    Set<String> pages() {
        Set<String> pages = new TreeSet<>();
        mapped.stream()
                .filter(one -> one.page() && one.method().equals("GET"))
                .map(one -> one.pattern().getPatternString())
                .filter(pattern -> !pattern.startsWith("/api/"))
                .forEach(pages::add);
        return pages;
    }

    /** The address with its data taken out: two that are alike show the same page. */
    String alike(String pattern, String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            return pattern;
        }
        Set<String> names = new TreeSet<>();
        for (String pair : address.substring(query + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            boolean view = parts.length == 2
                    && VIEWS.contains(parts[0].toLowerCase(Locale.ROOT))
                    && WORD.matcher(parts[1]).matches();
            names.add(view ? pair : parts[0]);
        }
        return pattern + "?" + String.join("&", names);
    }

    static String path(String address) {
        return address.replaceAll("[?#].*", "");
    }
}
