/** How the product calls itself. The manifest and app.html say the same. */
export const PRODUCT_NAME = 'Workflow Builder';
