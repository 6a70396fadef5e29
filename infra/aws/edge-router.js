// Runs at CloudFront for every path that is not the API's (cloudfront-js-2.0). One bucket holds both apps:
// /office/... is the office app, everything else the resident app. A path that ends like a file of the apps is asked for as
// it is, so that a missing file is a 404 and never a page; every other path is the app's own route, also with dots in an id.
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by this name.
function handler(event) {
  const request = event.request
  const uri = request.uri
  if (uri === '/v1' || uri.indexOf('/v1/') === 0) return { statusCode: 404, statusDescription: 'Not Found' }
  if (uri === '/office') return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: '/office/' } } }
  const office = uri.indexOf('/office/') === 0
  const file = /\.(?:js|css|html|json|webmanifest|svg|png|ico|txt)$/.test(uri)
  if (!file) request.uri = office ? '/office/index.html' : '/resident/index.html'
  else if (!office) request.uri = '/resident' + uri
  return request
}
