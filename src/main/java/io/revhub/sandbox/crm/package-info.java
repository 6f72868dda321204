/** The simulated Salesforce: REST API, SOQL and OAuth of one multi-currency org, and plain pages for its people. */
package io.revhub.sandbox.crm;
