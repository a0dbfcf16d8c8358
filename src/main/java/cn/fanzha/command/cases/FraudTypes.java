package cn.fanzha.command.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versioned dictionary of fraud types (domain section 3), answered from memory. */
public interface FraudTypes {

    /**
     * A fraud type.
     *
     * @param effectiveTo last day on which it is in force; null while it still is
     * @param mapsTo code of the type that it is counted under today
     */
    record FraudType(
            String code,
            String nameZh,
            String nameEn,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable String mapsTo) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameZh;
        }

        public boolean inForce(LocalDate day) {
            return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
        }
    }

    Optional<FraudType> find(String code);

    /** All types, those in force first. */
    List<FraudType> all();

    /** The types that may be chosen for a report of that day without a warning. */
    List<FraudType> inForce(LocalDate day);
}
