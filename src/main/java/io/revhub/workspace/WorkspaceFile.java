package io.revhub.workspace;

import java.nio.ByteBuffer;

/**
 * A file as it was read.
 *
 * @param path with its folder, separated by slashes: mappings/order/to-erp.jslt
 * @param stamp a hash of the content: the same content has the same stamp
 */
public record WorkspaceFile(String path, String text, long stamp) {

    WorkspaceFile(String path, String text) {
        this(path, text, ByteBuffer.wrap(Digest.of(text)).getLong());
    }

    /** The file's name without its folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
