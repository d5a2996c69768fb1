@NullMarked
package io.forecourt.crm;

import org.jspecify.annotations.NullMarked;
