package io.revhub.desk;

import java.util.Map;

/** The files of the workspace that are not in use as they stand; under {@code disk} that there is no room left. */
interface BrokenFiles {

    /** The reason by the file's path, sorted. */
    Map<String, String> all();
}
