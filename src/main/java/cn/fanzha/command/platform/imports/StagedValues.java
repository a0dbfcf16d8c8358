package cn.fanzha.command.platform.imports;

import java.util.List;

/**
 * Values that are kept once, encrypted, and joined by id: accounts, phones, addresses. The staging table holds of each
 * such column {@code x_id} its {@code x_id_type}, {@code x_id_enc} and {@code x_id_index} as well.
 */
public interface StagedValues {

    /** Fills the ids of values that are known. */
    void find(String column);

    /**
     * Adds the values that rows about to land have in any of the columns and nobody has seen before, and fills their ids.
     * All at once: files that name the same values in different columns wait for each other in one order.
     */
    void add(List<String> columns, ImportFile file);
}
