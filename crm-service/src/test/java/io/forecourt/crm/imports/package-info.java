@NullMarked
package io.forecourt.crm.imports;

import org.jspecify.annotations.NullMarked;
