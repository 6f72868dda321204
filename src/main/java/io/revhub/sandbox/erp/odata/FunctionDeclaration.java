package io.revhub.sandbox.erp.odata;

import java.util.Map;

/**
 * A declared function.
 *
 * @param returns the name of a complex type
 * @param many whether it returns several
 * @param on the entity set whose entity it works on, which its parameters name by key and If-Match must match; null: none
 * @param method GET or POST
 */
record FunctionDeclaration(
        String name, String returns, boolean many, String on, String method, Map<String, Field> parameters) {}
